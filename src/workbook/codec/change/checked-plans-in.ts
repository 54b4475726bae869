import { readCheckedPlan, type CheckedPlanParts } from '../../sheets/echo';
import { wordsIn } from '../cells/grid';
import { rowsByKey } from './plan-edit';
import type { OpenedWorkbook } from '../read/read-workbook';

/** What a row's `checkedPlan` cell says was checked, suggested and found, by the row's key. */
export function checkedPlansIn(opened: OpenedWorkbook): (key: string) => CheckedPlanParts {
  const found = opened.tables.get('migrations');
  const rows = found && rowsByKey(found);
  const column = found?.columns.get('checkedPlan') ?? -1;
  return (key) => readCheckedPlan(wordsIn(rows?.get(key)?.cells[column]));
}
