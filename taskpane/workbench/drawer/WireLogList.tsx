import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, useSyncExternalStore } from 'react';
import type { ExcelHost, WireEntry } from '../../../src/excel-host';
import { useText } from '../text/text';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
  },
  entry: {
    'display': 'grid',
    'gridTemplateColumns': '44px 1fr auto',
    'gap': tokens.spacingHorizontalS,
    'width': '100%',
    'border': 'none',
    'borderBottom': `1px solid ${tokens.colorNeutralStroke3}`,
    'padding': `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    'textAlign': 'left',
    'font': 'inherit',
    'color': 'inherit',
    'backgroundColor': 'transparent',
    'cursor': 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  failed: { color: tokens.colorPaletteRedForeground1 },
  detail: {
    margin: 0,
    padding: tokens.spacingHorizontalS,
    maxHeight: '240px',
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  head: { display: 'flex', justifyContent: 'flex-end' },
});

const shownEntries = 100;
/** A request of five megabytes would only stop the browser. */
const shownText = 20_000;

function detailOf({ request, answer }: WireEntry): string {
  return `${JSON.stringify(request, null, 1)}\n→\n${JSON.stringify(answer, null, 1)}`.slice(0, shownText);
}

/** The last round trips of the add-in, newest first; each opens to what was said. */
export function WireLogList({ host }: { readonly host: ExcelHost }) {
  const styles = useStyles();
  const text = useText();
  const [open, setOpen] = useState<number | undefined>();
  useSyncExternalStore(
    (listener) => host.log.subscribe(listener),
    () => host.log.count,
  );
  const entries = host.log.entries.slice(-shownEntries).reverse();
  if (entries.length === 0) return <p>{text('workbench.drawer.log-empty')}</p>;
  return (
    <>
      <div className={styles.head}>
        <Button
          size="small"
          onClick={() => {
            host.log.clear();
            setOpen(0);
          }}
        >
          {text('workbench.drawer.log-clear')}
        </Button>
      </div>
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.number}>
            <button
              type="button"
              className={mergeClasses(styles.entry, entry.answer.Error !== undefined && styles.failed)}
              aria-expanded={open === entry.number}
              onClick={() => setOpen(open === entry.number ? undefined : entry.number)}
            >
              <span>#{entry.number}</span>
              <span>
                {entry.answer.Error?.Code ??
                  text('workbench.drawer.log-actions', {
                    actions: entry.request?.Actions.length ?? 0,
                    bytes: entry.requestBytes + entry.answerBytes,
                  })}
              </span>
              <span>{entry.milliseconds} ms</span>
            </button>
            {open === entry.number && <pre className={styles.detail}>{detailOf(entry)}</pre>}
          </li>
        ))}
      </ol>
    </>
  );
}
