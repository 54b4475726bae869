import { idKey, type Clock } from '../../src/base';
import { costOf, judgeRow, type Finding, type FindingCode, type RowCost } from '../../src/migration';
import { migrationKey, type MigrationRow, type RowKey, type UserRow, type WorkbookContent } from '../../src/workbook';
import { isLocal } from './local-codes';
import { localContext } from './local-context';

/** What the workbook alone says of a row. */
export interface LocalJudgement {
  readonly row: MigrationRow;
  readonly findings: readonly Finding[];
  readonly cost: RowCost | undefined;
}

/** What is missing is no mistake before the agent has said that the row is to be run. */
const missing: readonly FindingCode[] = ['plan-missing', 'licenses-missing'];

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * Judges the named rows, and with them the other rows of their customers, because rows of one customer bear on each
 * other. Rules are those of Check; what only the service knows is left to Check.
 */
export function judgeLocally(
  content: WorkbookContent,
  keys: readonly RowKey[],
  clock: Pick<Clock, 'now' | 'today'>,
): readonly LocalJudgement[] {
  const byCustomer = groupBy(content.rows, (row) => idKey(row.customerId));
  const users = groupBy<UserRow>(content.users, migrationKey);
  const customers = new Set(keys.map((key) => idKey(key.customerId)));
  return [...customers].flatMap((id) => {
    const rows = byCustomer.get(id) ?? [];
    const customer = { rows, plans: content.plans, usersOf: (row: MigrationRow) => users.get(migrationKey(row)) ?? [] };
    return rows.map((row): LocalJudgement => {
      const context = localContext(row, customer, clock);
      const findings = judgeRow(context).filter(
        (finding) => isLocal(finding) && (row.plan.include === 'yes' || !missing.includes(finding.code)),
      );
      return { row, findings, cost: costOf(context) };
    });
  });
}
