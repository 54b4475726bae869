import { idKey } from '../../../../src/base';
import type { Plan } from '../../../../src/migration';
import { migrationKey, type MigrationRow, type UserRow, type WorkbookContent } from '../../../../src/workbook';

/** How many users of a row need a license of its target plan, as far as the workbook knows. */
export type UserCount = (row: MigrationRow, target: Plan | undefined) => number | undefined;

/** Rows that share the holders of one product: only Check tells whose they are. */
const holdersOf = (row: MigrationRow): string => `${idKey(row.customerId)}/${row.source.product}`;

function needsLicense(user: UserRow, row: MigrationRow, target: Plan | undefined): boolean {
  const { exclude, targetPlan } = user.choice;
  if (exclude || (targetPlan !== undefined && targetPlan !== row.plan.targetPlan)) return false;
  return !(user.result === 'held-already' && user.to === target?.label);
}

/**
 * Counts by the Users sheet, which Check fills. Before that, by the number of holders, where no second row of the same
 * customer and product shares them.
 */
export function countUsers({ rows, users }: Pick<WorkbookContent, 'rows' | 'users'>): UserCount {
  const byRow = new Map<string, UserRow[]>();
  for (const user of users) {
    const key = migrationKey(user);
    const known = byRow.get(key);
    if (known) known.push(user);
    else byRow.set(key, [user]);
  }
  const sharing = new Map<string, number>();
  for (const row of rows) sharing.set(holdersOf(row), (sharing.get(holdersOf(row)) ?? 0) + 1);
  return (row, target) => {
    const known = byRow.get(migrationKey(row));
    if (known) return known.filter((user) => needsLicense(user, row, target)).length;
    return sharing.get(holdersOf(row)) === 1 ? row.source.assigned : undefined;
  };
}
