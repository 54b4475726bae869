import { type CSSProperties, useMemo } from 'react';
import { useText } from '../../text/text';
import { outlineGroups, type OutlineGroup } from '../geometry/outline';
import type { GridState } from '../state/grid-state';
import { outlineStep } from '../state/geometry-of-sheet';
import { useGridStyles } from './styles';
import { useGrid } from './use-grid';

type By = 'rows' | 'columns';

/** Folds or opens a group. */
export function foldGroup(state: GridState, by: By, { first, last, folded }: OutlineGroup): void {
  const { sheet, workbook } = state;
  const change = { hidden: !folded };
  const count = last - first + 1;
  state.take(
    workbook.user.perform(() =>
      by === 'rows' ? sheet.setRows(first, count, change) : sheet.setColumns(first, count, change),
    ),
  );
}

/** The groups of the sheet's rows or columns. */
export function groupsOf({ sheet }: GridState, by: By): readonly OutlineGroup[] {
  return outlineGroups(by === 'rows' ? sheet.rowBands() : sheet.columnBands());
}

/** Lines beside the groups, each with the button that folds it. */
function OutlineBars({ by }: { readonly by: By }) {
  const state = useGrid();
  const styles = useGridStyles();
  const text = useText();
  const { geometry, sheet, contentVersion, viewport } = state;
  const groups = useMemo(
    () => groupsOf(state, by),
    // The content is another one when its version is
    [state, by, sheet.id, contentVersion],
  );
  const axis = by === 'rows' ? geometry.rows : geometry.columns;
  const header = by === 'rows' ? geometry.headerHeight : geometry.headerWidth;
  const frozenLines = by === 'rows' ? geometry.frozen.rows : geometry.frozen.columns;
  const frozenEnd = axis.startOf(frozenLines);
  const seen = by === 'rows' ? viewport.height : viewport.width;
  const scroll = by === 'rows' ? viewport.scrollTop : viewport.scrollLeft;
  // Columns are drawn in what is scrolled, rows in what stays beside; both scroll along their own axis.
  const along = (from: number, across: number, length: number, thickness: number): CSSProperties =>
    by === 'rows'
      ? { top: from, left: across, height: length, width: thickness }
      : { left: from, top: across, width: length, height: thickness };
  return (
    <>
      {groups.map((group) => {
        const start = axis.startOf(group.first);
        const end = axis.startOf(group.last + 1);
        const across = (group.level - 1) * outlineStep + 2;
        if (group.first >= frozenLines && (end < scroll + frozenEnd - outlineStep || start > scroll + seen))
          return null;
        const label = text(group.folded ? 'workbench.outline.open' : 'workbench.outline.fold');
        return (
          <span key={`${String(group.level)} ${String(group.first)}`} data-outline>
            {!group.folded && (
              <span className={styles.outlineBar} style={along(header + start + 3, across + 6, end - start - 3, 2)} />
            )}
            <button
              type="button"
              tabIndex={-1}
              className={styles.outlineButton}
              aria-label={label}
              title={label}
              aria-expanded={!group.folded}
              style={along(header + end + 2, across, 13, 13)}
              onClick={() => foldGroup(state, by, group)}
            >
              {group.folded ? '+' : '−'}
            </button>
          </span>
        );
      })}
    </>
  );
}

/** The numbered buttons in the corner that show as many levels as they say. */
function OutlineLevels({ by }: { readonly by: By }) {
  const state = useGrid();
  const styles = useGridStyles();
  const text = useText();
  const levels = Math.max(0, ...groupsOf(state, by).map((group) => group.level));
  return (
    <>
      {Array.from({ length: levels + 1 }, (_none, index) => {
        const label = text('workbench.outline.level', { level: index + 1 });
        return (
          <button
            key={index}
            type="button"
            tabIndex={-1}
            data-outline
            className={styles.outlineButton}
            aria-label={label}
            title={label}
            style={
              by === 'rows' ? { left: index * outlineStep + 2, top: 5 } : { top: index * outlineStep + 2, left: 5 }
            }
            onClick={() => showLevels(state, by, index)}
          >
            {index + 1}
          </button>
        );
      })}
    </>
  );
}

/** Shows as many levels of the outline as a button says, and leaves the other direction as it is. */
function showLevels(state: GridState, by: By, levels: number): void {
  const deepest = 8;
  const { sheet, workbook } = state;
  state.take(
    workbook.user.perform(() => {
      for (const { first, last, level, folded } of groupsOf(state, by)) {
        const hide = level > Math.min(levels, deepest);
        if (hide === folded) continue;
        const count = last - first + 1;
        if (by === 'rows') sheet.setRows(first, count, { hidden: hide });
        else sheet.setColumns(first, count, { hidden: hide });
      }
    }),
  );
}

/**
 * Above the column letters: which columns fold together. For the pointer: by keyboard, and to screen readers, the menu
 * of the cells offers the same.
 */
export function OutlineOfColumns() {
  return (
    <div aria-hidden>
      <OutlineBars by="columns" />
    </div>
  );
}

/** Left of the row numbers: which rows fold together. */
export function OutlineOfRows() {
  return (
    <div aria-hidden>
      <OutlineBars by="rows" />
    </div>
  );
}

/** In the corner above the row numbers: how deep the outlines are shown. */
export function OutlineCorner() {
  const { geometry } = useGrid();
  const { outline, headerHeight } = geometry;
  return (
    <div aria-hidden>
      {outline.height > 0 && <OutlineLevels by="columns" />}
      {outline.width > 0 && (
        <span style={{ position: 'absolute', left: 0, top: headerHeight - outlineStep - 6 }}>
          <OutlineLevels by="rows" />
        </span>
      )}
    </div>
  );
}
