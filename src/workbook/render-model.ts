import type { Plan } from '../migration';
import { encodeMigration, planLabels } from './codec/encode/encode-migrations';
import { encodePlanRow } from './codec/encode/encode-plans';
import { encodeUser } from './codec/encode/encode-users';
import { migrationKey, userKey } from './codec/read/row-key';
import type { SheetTexts } from './codec/texts';
import type { MigrationRow, UserRow, WorkbookMeta } from './content';
import type { WorkbookModel } from './model';

/** The workbook that shows these rows, users and plans, in the language of the texts. */
export function renderModel(
  rows: readonly MigrationRow[],
  users: readonly UserRow[],
  plans: readonly Plan[],
  meta: WorkbookMeta,
  texts: SheetTexts,
): WorkbookModel {
  const labelOf = planLabels(plans);
  return {
    meta: { ...meta, locale: texts.locale },
    locale: texts.locale,
    migrations: {
      rows: rows.map((row) => ({
        key: migrationKey(row),
        cells: () => encodeMigration(row, labelOf, meta.pulledOn, texts),
      })),
    },
    users: { rows: users.map((row) => ({ key: userKey(row), cells: () => encodeUser(row, labelOf, texts) })) },
    plans: { rows: plans.map((plan) => ({ key: plan.key, cells: () => encodePlanRow(plan, texts) })) },
  };
}
