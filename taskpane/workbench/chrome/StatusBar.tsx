import { makeStyles, tokens } from '@fluentui/react-components';
import { memo, useContext, useDeferredValue, useMemo, useSyncExternalStore } from 'react';
import type { WireLog } from '../../../src/excel-host';
import { selectedArea } from '../grid/selection/selection';
import { filterSummary, summaryOf } from '../grid/state/summary';
import { useGrid } from '../grid/view/use-grid';
import { LocaleContext, useText } from '../text/text';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    height: '24px',
    flexShrink: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
  space: { flexGrow: 1 },
  strong: { color: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums' },
});

/** What is going on, how many rows a filter leaves, and what the selected cells come to. */
export const StatusBar = memo(function StatusBar({ log }: { readonly log: WireLog }) {
  const state = useGrid();
  const calls = useSyncExternalStore(
    (listener) => log.subscribe(listener),
    () => log.count,
  );
  const styles = useStyles();
  const text = useText();
  const locale = useContext(LocaleContext);
  const { sheet, editing, contentVersion, used } = state;
  // A summary of thousands of cells may come a moment after the selection.
  const selection = useDeferredValue(state.selection);
  const summary = useMemo(
    () => summaryOf(sheet, selectedArea(selection), used),
    // The content is another one when its version is
    [sheet.id, selection, contentVersion],
  );
  const filtered = useMemo(
    () => filterSummary(sheet, selection.active),
    // The content is another one when its version is
    [sheet.id, selection.active, contentVersion],
  );
  const number = (value: number) =>
    new Intl.NumberFormat(locale === 'en-XA' ? 'en-US' : locale, { maximumFractionDigits: 2 }).format(value);
  const mode = editing ? (editing.mode === 'edit' ? 'edit' : 'enter') : 'ready';
  return (
    <div className={styles.bar} role="status" aria-label={text('workbench.status.name')}>
      <span>{text(`workbench.status.${mode}`)}</span>
      {filtered && <span className={styles.strong}>{text('workbench.status.filtered', filtered)}</span>}
      <span className={styles.space} />
      {summary && summary.count > 1 && (
        <>
          {summary.numbers > 0 && (
            <span className={styles.strong}>
              {text('workbench.status.average', { average: number(summary.sum / summary.numbers) })}
            </span>
          )}
          <span className={styles.strong}>{text('workbench.status.count', { cells: summary.count })}</span>
          {summary.numbers > 0 && (
            <span className={styles.strong}>{text('workbench.status.sum', { sum: number(summary.sum) })}</span>
          )}
        </>
      )}
      <span>{text('workbench.status.calls', { calls })}</span>
    </div>
  );
});
