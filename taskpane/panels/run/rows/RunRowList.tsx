import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useId, useState, type KeyboardEvent } from 'react';
import { reveal } from '../../../actions/reveal';
import { usePane } from '../../../app/pane-context';
import { useText } from '../../../app/use-text';
import type { RunRow } from '../../../runs/run-rows';
import { nameOf, saidBy } from './row-words';
import { stateLook } from './state-look';
import { useVirtualRows } from './use-virtual-rows';

const rowHeight = 44;
/** So many are in sight however low the window is: with fewer a list is no list. */
const leastRows = 5;

const useStyles = makeStyles({
  frame: {
    'position': 'relative',
    'overflowY': 'auto',
    'minHeight': `${leastRows * rowHeight + 2}px`,
    'flexGrow': 1,
    'borderRadius': tokens.borderRadiusMedium,
    'border': `1px solid ${tokens.colorNeutralStroke2}`,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  row: {
    'position': 'absolute',
    'left': 0,
    'right': 0,
    'height': `${rowHeight}px`,
    'boxSizing': 'border-box',
    'display': 'flex',
    'gap': tokens.spacingHorizontalS,
    'padding': `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    'borderBottom': `1px solid ${tokens.colorNeutralStroke3}`,
    'cursor': 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: { backgroundColor: tokens.colorNeutralBackground1Selected },
  // A contrast theme drops backgrounds: there a line says which row is meant.
  activeMark: { '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' } },
  icon: { flexShrink: 0, marginTop: '3px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  said: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
  },
});

const pageRows = 5;

/** Where a key leads from a row; undefined: nowhere. */
function moved(key: string, from: number, count: number): number | undefined {
  const to: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + pageRows,
    PageUp: from - pageRows,
    Home: 0,
    End: count - 1,
  };
  const index = to[key];
  return index === undefined ? undefined : Math.max(0, Math.min(count - 1, index));
}

export interface RunRowListProps {
  readonly rows: readonly RunRow[];
  readonly active: string | undefined;
  /** undefined: no row any more. */
  readonly onActivate: (key: string | undefined) => void;
}

/** The rows of a run: who, in which state, with what to say. Enter or a click shows the row in the sheet. */
export function RunRowList({ rows, active, onActivate }: RunRowListProps) {
  const styles = useStyles();
  const text = useText();
  const { runner } = usePane();
  const id = useId();
  const virtual = useVirtualRows(rows.length, rowHeight);
  const [focused, setFocused] = useState(false);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.key === active),
  );
  const show = (row: RunRow | undefined): void => {
    if (row) void runner.run(reveal, { row: row.patch, column: 'state' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, at, rows.length);
    const row = rows[next ?? at];
    if (next !== undefined && row !== undefined) {
      event.preventDefault();
      onActivate(row.key);
      virtual.show(next);
    } else if (event.key === 'Enter') show(row);
    else if (event.key === 'Escape' && active !== undefined) {
      event.preventDefault();
      onActivate(undefined);
    }
  };
  if (rows.length === 0) return <Text>{text('pane.run.no-rows')}</Text>;
  const shown = rows.slice(virtual.first, virtual.end);
  const isRendered = at >= virtual.first && at < virtual.end;
  return (
    <div
      ref={virtual.frame}
      className={styles.frame}
      role="listbox"
      tabIndex={0}
      aria-label={text('pane.run.rows')}
      {...(isRendered ? { 'aria-activedescendant': `${id}-${String(at)}` } : {})}
      onScroll={virtual.onScroll}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <div role="presentation" style={{ height: virtual.height }}>
        {shown.map((row, offset) => {
          const index = virtual.first + offset;
          const { icon: Icon, color } = stateLook(row.state);
          const isActive = index === at && (focused || active !== undefined);
          const said = saidBy(row, text);
          return (
            // The list itself has the focus and the keys; its options are pointed at.
            <div
              key={row.key}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={isActive}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={mergeClasses(styles.row, isActive && styles.active, isActive && styles.activeMark)}
              style={{ top: index * rowHeight }}
              onClick={() => {
                onActivate(row.key);
                show(row);
              }}
            >
              <Icon color={color} className={styles.icon} aria-hidden />
              <span className={styles.words}>
                <Text size={200} weight="semibold" className={styles.name} title={nameOf(row, text)}>
                  {nameOf(row, text)}
                </Text>
                <Text size={200} className={styles.said} title={said}>
                  {said === '' ? text(`state.${row.state}`) : text('pane.run.said', { state: row.state, said })}
                </Text>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
