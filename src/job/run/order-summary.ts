import type { CheckedRow } from '../check/checked-row';

/** What a run will do, in numbers: what a person confirms before money moves. */
export interface OrderSummary {
  readonly rows: number;
  readonly customers: number;
  readonly purchases: readonly { readonly plan: string; readonly rows: number; readonly licenses: number }[];
  readonly users: number;
  readonly retire: Readonly<Record<'suspend' | 'end-at-term' | 'cancel-now' | 'leave', number>>;
  /** New cost a month by currency, of the rows whose price is known. */
  readonly cost: readonly { readonly currency: string; readonly perMonth: number }[];
  readonly rowsWithoutPrice: number;
  /** Rows whose step C cannot be taken back. */
  readonly irrevocable: number;
}

/** Adds up what the given rows will buy, move and retire. */
export function summarise(rows: readonly CheckedRow[]): OrderSummary {
  const plans = new Map<string, { rows: number; licenses: number }>();
  const cost = new Map<string, number>();
  const retire = { 'suspend': 0, 'end-at-term': 0, 'cancel-now': 0, 'leave': 0 };
  let users = 0;
  let rowsWithoutPrice = 0;
  for (const row of rows) {
    if (row.plan === undefined) continue;
    users += row.plan.users.length;
    retire[row.plan.retire] += 1;
    for (const part of row.plan.parts) {
      const known = plans.get(part.plan.label) ?? { rows: 0, licenses: 0 };
      plans.set(part.plan.label, { rows: known.rows + 1, licenses: known.licenses + part.licenses });
    }
    if (row.cost === undefined) rowsWithoutPrice += 1;
    else cost.set(row.cost.currency, (cost.get(row.cost.currency) ?? 0) + row.cost.perMonth);
  }
  return {
    rows: rows.length,
    customers: new Set(rows.map((row) => row.row.customerId)).size,
    purchases: [...plans].map(([plan, numbers]) => ({ plan, ...numbers })),
    users,
    retire,
    cost: [...cost].map(([currency, perMonth]) => ({ currency, perMonth })),
    rowsWithoutPrice,
    irrevocable: retire['cancel-now'],
  };
}
