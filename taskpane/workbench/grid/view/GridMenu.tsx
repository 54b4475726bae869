import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowSortDownRegular,
  ArrowSortUpRegular,
  ClipboardPasteRegular,
  CopyRegular,
  CutRegular,
  DeleteRegular,
  EraserRegular,
  EyeOffRegular,
  EyeRegular,
  FilterDismissRegular,
  FilterRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useText } from '../../text/text';
import type { MessageKey } from '../../../../src/messages';
import { lastColumn, lastRow } from '../../../../src/excel-host';
import { selectedArea } from '../selection/selection';
import { copyCells, paste } from '../state/copy-paste';
import type { GridState } from '../state/grid-state';
import { changeLines } from '../state/run-command';
import { clearAllFilters, filterByActiveCell, isFiltered, sortActiveColumn } from '../state/sort-and-filter';
import { foldGroup, groupsOf } from './Outline';
import { useGrid } from './use-grid';

interface Item {
  readonly label: MessageKey;
  readonly icon: ReactElement;
  readonly shortcut?: string;
  readonly run: () => void;
}

/** Puts cells on the clipboard without the keys of the browser, which a menu cannot press. */
async function copyByMenu(state: GridState, cut: boolean): Promise<void> {
  const { text, html } = copyCells(state, cut);
  const blob = (type: string, content: string) => new Blob([content], { type });
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) }),
  ]);
}

/** What the browser says no to is pasted from what was copied here last. */
async function pasteByMenu(state: GridState): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => state.copied?.text ?? '');
  paste(state, text, undefined);
}

function setHidden(state: GridState, by: 'rows' | 'columns', hidden: boolean): void {
  const { sheet, workbook } = state;
  const area = selectedArea(state.selection);
  state.take(
    workbook.user.perform(() => {
      if (by === 'rows') sheet.setRows(area.row, area.rows, { hidden });
      else sheet.setColumns(area.column, area.columns, { hidden });
    }),
  );
}

function lineItems(state: GridState, by: 'rows' | 'columns'): readonly Item[] {
  return [
    {
      label: `workbench.menu.insert-${by}`,
      icon: <AddRegular />,
      shortcut: 'Ctrl +',
      run: () => changeLines(state, 'insert', by),
    },
    {
      label: `workbench.menu.delete-${by}`,
      icon: <DeleteRegular />,
      shortcut: 'Ctrl −',
      run: () => changeLines(state, 'remove', by),
    },
    { label: `workbench.menu.hide-${by}`, icon: <EyeOffRegular />, run: () => setHidden(state, by, true) },
    { label: `workbench.menu.show-${by}`, icon: <EyeRegular />, run: () => setHidden(state, by, false) },
    ...foldItems(state, by),
  ];
}

/** Folds the group that the selection touches, so that an outline needs no mouse. */
function foldItems(state: GridState, by: 'rows' | 'columns'): readonly Item[] {
  const area = selectedArea(state.selection);
  const [first, last] = by === 'rows' ? [area.row, lastRow(area)] : [area.column, lastColumn(area)];
  // A folded group is found from its neighbours.
  const touched = groupsOf(state, by).filter((one) => one.first <= last + 1 && one.last >= first - 1);
  const group = touched.at(-1);
  if (!group) return [];
  return [
    {
      label: group.folded ? 'workbench.outline.open' : 'workbench.outline.fold',
      icon: group.folded ? <EyeRegular /> : <EyeOffRegular />,
      run: () => foldGroup(state, by, group),
    },
  ];
}

function cellItems(state: GridState): readonly Item[] {
  const { workbook, sheet, selection } = state;
  return [
    {
      label: 'workbench.menu.clear',
      icon: <EraserRegular />,
      shortcut: 'Del',
      run: () => void state.take(workbook.user.clear(sheet.id, [selectedArea(selection)])),
    },
    { label: 'workbench.filter.ascending', icon: <ArrowSortUpRegular />, run: () => sortActiveColumn(state, true) },
    { label: 'workbench.filter.descending', icon: <ArrowSortDownRegular />, run: () => sortActiveColumn(state, false) },
    { label: 'workbench.menu.filter-by-cell', icon: <FilterRegular />, run: () => filterByActiveCell(state) },
    ...(isFiltered(state)
      ? [
          {
            label: 'workbench.filter.clear-all' as const,
            icon: <FilterDismissRegular />,
            run: () => clearAllFilters(state),
          },
        ]
      : []),
  ];
}

export interface GridMenuProps {
  readonly at: { readonly x: number; readonly y: number };
  readonly lines: 'rows' | 'columns' | 'cells';
}

/** The menu of the second mouse button, of Shift+F10 and of the menu key. */
export function GridMenu({ at, lines }: GridMenuProps) {
  const state = useGrid();
  const text = useText();
  const frame = document.querySelector('[data-grid-frame]')?.getBoundingClientRect();
  const clipboard: readonly Item[] = [
    { label: 'workbench.menu.cut', icon: <CutRegular />, shortcut: 'Ctrl X', run: () => void copyByMenu(state, true) },
    {
      label: 'workbench.menu.copy',
      icon: <CopyRegular />,
      shortcut: 'Ctrl C',
      run: () => void copyByMenu(state, false),
    },
    {
      label: 'workbench.menu.paste',
      icon: <ClipboardPasteRegular />,
      shortcut: 'Ctrl V',
      run: () => void pasteByMenu(state),
    },
  ];
  const sections = [
    clipboard,
    ...(lines === 'columns' ? [] : [lineItems(state, 'rows')]),
    ...(lines === 'rows' ? [] : [lineItems(state, 'columns')]),
    ...(lines === 'cells' ? [cellItems(state)] : []),
  ];
  const x = (frame?.x ?? 0) + at.x;
  const y = (frame?.y ?? 0) + at.y;
  const target = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  return (
    <Menu
      open
      positioning={{ target, position: 'below', align: 'start', autoSize: 'height' }}
      onOpenChange={(_event, data) => {
        if (data.open) return;
        if (state.popup?.kind === 'menu') state.open(undefined);
        state.focus();
      }}
    >
      <MenuPopover>
        <MenuList aria-label={text('workbench.menu.name')}>
          {sections.map((items, index) => [
            ...(index > 0 ? [<MenuDivider key={`divider-${String(index)}`} />] : []),
            ...items.map((item) => (
              <MenuItem
                key={item.label}
                icon={item.icon}
                {...(item.shortcut === undefined ? {} : { secondaryContent: item.shortcut })}
                onClick={() => {
                  state.open(undefined);
                  item.run();
                  state.focus();
                }}
              >
                {text(item.label)}
              </MenuItem>
            )),
          ])}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
