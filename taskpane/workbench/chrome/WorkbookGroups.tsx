import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  FilterDismissRegular,
  TableAddRegular,
  TableDeleteColumnRegular,
  TableDeleteRowRegular,
  TableFreezeColumnAndRowRegular,
  TableInsertColumnRegular,
  TableInsertRowRegular,
  TextBoldRegular,
  TextSortAscendingRegular,
  TextSortDescendingRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { selectedArea } from '../grid/selection/selection';
import { changeLines, runCommand } from '../grid/state/run-command';
import { clearAllFilters, isFiltered, sortActiveColumn } from '../grid/state/sort-and-filter';
import type { GridState } from '../grid/state/grid-state';
import { useGridFact, useGridState } from '../grid/view/use-grid';
import type { MessageKey } from '../../../src/messages';
import { useText } from '../text/text';
import { Group } from './RibbonGroup';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridTemplateRows: '1fr 1fr',
    gap: tokens.spacingHorizontalXXS,
    alignContent: 'center',
  },
});

interface Command {
  readonly label: MessageKey;
  readonly icon: ReactElement;
  readonly enabled?: boolean;
  readonly run: () => void;
}

function toggleFreeze(state: GridState): void {
  const { sheet, workbook, selection } = state;
  const { rows, columns } = sheet.freeze;
  const { row, column } = selection.active;
  const freeze = rows + columns > 0 ? { rows: 0, columns: 0 } : { rows: row, columns: column };
  state.take(workbook.user.perform(() => sheet.setFreeze(freeze)));
}

function toggleBold(state: GridState): void {
  const { sheet, workbook, selection } = state;
  const bold = !sheet.format(selection.active.row, selection.active.column).font.bold;
  state.take(workbook.user.perform(() => sheet.changeFormat(selectedArea(selection), { font: { bold } })));
}

/** What one does with any workbook. */
export function WorkbookGroups() {
  const state = useGridState();
  const styles = useStyles();
  const text = useText();
  const canUndo = useGridFact(({ workbook }) => workbook.user.canUndo);
  const canRedo = useGridFact(({ workbook }) => workbook.user.canRedo);
  const filtered = useGridFact(isFiltered);
  const frozen = useGridFact(({ sheet: { freeze } }) => freeze.rows + freeze.columns > 0);
  const groups: readonly (readonly [MessageKey, readonly Command[]])[] = [
    [
      'workbench.group.edit',
      [
        {
          label: 'workbench.command.undo',
          icon: <ArrowUndoRegular />,
          enabled: canUndo,
          run: () => runCommand(state, { kind: 'undo' }, () => undefined),
        },
        {
          label: 'workbench.command.redo',
          icon: <ArrowRedoRegular />,
          enabled: canRedo,
          run: () => runCommand(state, { kind: 'redo' }, () => undefined),
        },
      ],
    ],
    [
      'workbench.group.cells',
      [
        {
          label: 'workbench.menu.insert-rows',
          icon: <TableInsertRowRegular />,
          run: () => changeLines(state, 'insert', 'rows'),
        },
        {
          label: 'workbench.menu.insert-columns',
          icon: <TableInsertColumnRegular />,
          run: () => changeLines(state, 'insert', 'columns'),
        },
        {
          label: 'workbench.menu.delete-rows',
          icon: <TableDeleteRowRegular />,
          run: () => changeLines(state, 'remove', 'rows'),
        },
        {
          label: 'workbench.menu.delete-columns',
          icon: <TableDeleteColumnRegular />,
          run: () => changeLines(state, 'remove', 'columns'),
        },
      ],
    ],
    [
      'workbench.group.sort',
      [
        {
          label: 'workbench.filter.ascending',
          icon: <TextSortAscendingRegular />,
          run: () => sortActiveColumn(state, true),
        },
        {
          label: 'workbench.filter.descending',
          icon: <TextSortDescendingRegular />,
          run: () => sortActiveColumn(state, false),
        },
        {
          label: 'workbench.filter.clear-all',
          icon: <FilterDismissRegular />,
          enabled: filtered,
          run: () => clearAllFilters(state),
        },
      ],
    ],
    [
      'workbench.group.view',
      [
        { label: 'workbench.command.bold', icon: <TextBoldRegular />, run: () => toggleBold(state) },
        {
          label: frozen ? 'workbench.command.unfreeze' : 'workbench.command.freeze',
          icon: frozen ? <TableAddRegular /> : <TableFreezeColumnAndRowRegular />,
          run: () => toggleFreeze(state),
        },
      ],
    ],
  ];
  return groups.map(([name, commands]) => (
    <Group key={name} name={text(name)}>
      <div className={styles.pair}>
        {commands.map(({ label, icon, enabled, run }) => (
          <Tooltip key={label} content={text(label)} relationship="label" positioning="below">
            <Button
              appearance="subtle"
              icon={icon}
              disabledFocusable={enabled === false}
              onClick={() => {
                if (enabled === false) return;
                run();
                state.focus();
              }}
            />
          </Tooltip>
        ))}
      </div>
    </Group>
  ));
}
