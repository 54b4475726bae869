import { idKey, type Day } from '../../../../src/base';
import { cannotBeUndone, defaultRetire, type FindingCode, type RetireChoice } from '../../../../src/migration';
import { migrationKey, type MigrationRow, type UserRow, type WorkbookContent } from '../../../../src/workbook';

/** What a run of some rows will do, in numbers, as they were checked. */
export interface Order {
  readonly rows: number;
  readonly customers: number;
  /** By plan, the largest purchase first. */
  readonly purchases: readonly { readonly plan: string; readonly subscriptions: number; readonly licenses: number }[];
  readonly subscriptions: number;
  readonly licenses: number;
  /** Users whose licenses are moved. */
  readonly users: number;
  readonly excludedUsers: number;
  readonly retire: Readonly<Record<RetireChoice, number>>;
  /** By currency, of the rows whose price is known. `change`: undefined where what the old ones cost is not known for all. */
  readonly cost: readonly {
    readonly currency: string;
    readonly perMonth: number;
    readonly change: number | undefined;
  }[];
  readonly withoutPrice: number;
  /** Rows that cannot be taken back once they ran. */
  readonly irrevocable: number;
}

interface Purchase {
  subscriptions: number;
  licenses: number;
}

/** Users who need a license of a plan: those who hold it already need none. */
function needed(users: readonly UserRow[]): number {
  return users.filter((user) => user.result !== 'held-already').length;
}

/** The plans that a row buys, with their licenses: its own, and those that single users were given. */
function purchasesOf(
  row: MigrationRow,
  moved: readonly UserRow[],
  content: WorkbookContent,
): readonly { readonly plan: string; readonly licenses: number }[] {
  const own = row.plan.targetPlan;
  const planOf = (key: string) => content.plans.find((plan) => plan.key === key);
  const others = [...new Set(moved.flatMap(({ choice }) => choice.targetPlan ?? []))].filter((key) => key !== own);
  return [
    ...(own === undefined ? [] : [{ plan: planOf(own)?.label ?? own, licenses: row.plan.licenses ?? 0 }]),
    ...others.map((key) => ({
      plan: planOf(key)?.label ?? key,
      licenses: Math.max(planOf(key)?.minimum ?? 1, needed(moved.filter(({ choice }) => choice.targetPlan === key))),
    })),
  ];
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

function costOf(rows: readonly MigrationRow[]): Order['cost'] {
  const byCurrency = new Map<string, { perMonth: number; change: number | undefined }>();
  for (const { check } of rows) {
    if (check.cost === undefined || check.currency === undefined) continue;
    const known = byCurrency.get(check.currency) ?? { perMonth: 0, change: 0 };
    const change =
      known.change === undefined || check.costChange === undefined ? undefined : known.change + check.costChange;
    byCurrency.set(check.currency, { perMonth: known.perMonth + check.cost, change });
  }
  return [...byCurrency].map(([currency, { perMonth, change }]) => ({
    currency,
    perMonth: cents(perMonth),
    change: change === undefined ? undefined : cents(change),
  }));
}

/** As its check has judged the row; from what the sheet shows of it where what was found is known in words only. */
function isIrrevocable({ check, source }: MigrationRow, choice: RetireChoice, today: Day): boolean {
  const impossible: FindingCode = 'undo-impossible';
  if (typeof check.findings !== 'string') return check.findings.some(({ code }) => code === impossible);
  return cannotBeUndone({ lastDay: source.endDate, inExtendedTerm: false }, choice, today);
}

/** Adds up what the given rows will buy, move and retire. */
export function orderOf(rows: readonly MigrationRow[], content: WorkbookContent, today: Day): Order {
  const users = new Map<string, UserRow[]>();
  for (const user of content.users) users.set(migrationKey(user), [...(users.get(migrationKey(user)) ?? []), user]);
  const purchases = new Map<string, Purchase>();
  const retire = { 'suspend': 0, 'end-at-term': 0, 'cancel-now': 0, 'leave': 0 };
  let moving = 0;
  let excludedUsers = 0;
  let irrevocable = 0;
  for (const row of rows) {
    const own = users.get(migrationKey(row)) ?? [];
    const moved = own.filter(({ choice }) => !choice.exclude);
    moving += moved.length;
    excludedUsers += own.length - moved.length;
    const choice = row.plan.retire ?? defaultRetire(row.source.commerce ?? 'legacy');
    retire[choice] += 1;
    if (isIrrevocable(row, choice, today)) irrevocable += 1;
    for (const { plan, licenses } of purchasesOf(row, moved, content)) {
      const known = purchases.get(plan) ?? { subscriptions: 0, licenses: 0 };
      purchases.set(plan, { subscriptions: known.subscriptions + 1, licenses: known.licenses + licenses });
    }
  }
  const all = [...purchases].map(([plan, numbers]) => ({ plan, ...numbers }));
  return {
    rows: rows.length,
    customers: new Set(rows.map((row) => idKey(row.customerId))).size,
    purchases: all.sort((a, b) => b.licenses - a.licenses || a.plan.localeCompare(b.plan, 'en')),
    subscriptions: all.reduce((sum, one) => sum + one.subscriptions, 0),
    licenses: all.reduce((sum, one) => sum + one.licenses, 0),
    users: moving,
    excludedUsers,
    retire,
    cost: costOf(rows),
    withoutPrice: rows.filter(({ check }) => check.cost === undefined).length,
    irrevocable,
  };
}
