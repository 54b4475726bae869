import { dayOf, idKey, type CustomerId, type Day, type SubscriptionId } from '../../base';
import {
  callsForRow,
  cannotBeUndone,
  compareSteps,
  costOfPlan,
  deadlinesAtRisk,
  type MigrationPlan,
  type MonthlyCost,
  type StepName,
  type Throughput,
} from '../../migration';

/** A wave of an order. */
export interface OrderedStep {
  readonly step: StepName;
  readonly rows: number;
  readonly users: number;
  readonly cost: readonly MonthlyCost[];
}

/** A row of an order that cannot be through before its subscription ends. */
export interface OrderAtRisk {
  readonly customer: string;
  readonly customerId: CustomerId;
  readonly subscriptionId: SubscriptionId;
  readonly lastDay: Day;
  /** The soonest day on which it can be through. */
  readonly finishes: Day;
}

/** What a run will do, in numbers: what a person confirms before money moves. */
export interface OrderSummary {
  readonly rows: number;
  readonly customers: number;
  readonly purchases: readonly { readonly plan: string; readonly rows: number; readonly licenses: number }[];
  readonly users: number;
  readonly retire: Readonly<Record<'suspend' | 'end-at-term' | 'cancel-now' | 'leave', number>>;
  /** New cost a month by currency, of the rows whose price is known. */
  readonly cost: readonly MonthlyCost[];
  readonly rowsWithoutPrice: number;
  /** Rows that cannot be taken back once they ran. */
  readonly irrevocable: number;
  /** By wave, in the order in which they go. */
  readonly steps: readonly OrderedStep[];
  /** Rows that cannot be through before their last day, the most urgent first. */
  readonly atRisk: readonly OrderAtRisk[];
}

const cents = (amount: number): number => Math.round(amount * 100) / 100;

class Costs {
  readonly #sum = new Map<string, number>();

  add(cost: readonly MonthlyCost[]): void {
    for (const { currency, perMonth } of cost) this.#sum.set(currency, (this.#sum.get(currency) ?? 0) + perMonth);
  }

  get all(): readonly MonthlyCost[] {
    return [...this.#sum].map(([currency, perMonth]) => ({ currency, perMonth: cents(perMonth) }));
  }
}

/** Adds up what the given rows will buy, move and retire. */
export function summarise(rows: readonly MigrationPlan[], throughput: Throughput): OrderSummary {
  const plans = new Map<string, { rows: number; licenses: number }>();
  const cost = new Costs();
  const retire = { 'suspend': 0, 'end-at-term': 0, 'cancel-now': 0, 'leave': 0 };
  const steps = new Map<StepName, { rows: number; users: number; cost: Costs }>();
  const today = dayOf(new Date(throughput.now));
  let rowsWithoutPrice = 0;
  for (const row of rows) {
    retire[row.retire] += 1;
    for (const part of row.parts) {
      const known = plans.get(part.plan.label) ?? { rows: 0, licenses: 0 };
      plans.set(part.plan.label, { rows: known.rows + 1, licenses: known.licenses + part.licenses });
    }
    const own = costOfPlan(row);
    if (own === undefined) rowsWithoutPrice += 1;
    else cost.add(own);
    const step = steps.get(row.wave ?? 'rest') ?? { rows: 0, users: 0, cost: new Costs() };
    step.rows += 1;
    step.users += row.users.length;
    step.cost.add(own ?? []);
    steps.set(row.wave ?? 'rest', step);
  }
  return {
    rows: rows.length,
    customers: new Set(rows.map((row) => idKey(row.customerId))).size,
    purchases: [...plans].map(([plan, numbers]) => ({ plan, ...numbers })),
    users: rows.reduce((sum, row) => sum + row.users.length, 0),
    retire,
    cost: cost.all,
    rowsWithoutPrice,
    irrevocable: rows.filter(({ source, retire: choice }) => cannotBeUndone(source, choice, today)).length,
    steps: [...steps]
      .sort(([a], [b]) => compareSteps(a, b))
      .map(([step, numbers]) => ({ step, ...numbers, cost: numbers.cost.all })),
    atRisk: atRiskOf(rows, throughput, today),
  };
}

function atRiskOf(rows: readonly MigrationPlan[], throughput: Throughput, today: Day): readonly OrderAtRisk[] {
  const ahead = rows.filter(({ source }) => source.lastDay === undefined || source.lastDay >= today);
  const due = ahead.map((plan) => ({
    plan,
    subscriptionId: plan.source.id,
    wave: plan.wave,
    lastDay: plan.source.lastDay,
    calls: callsForRow(plan.users.length),
    notBefore: plan.runAt === undefined ? undefined : Date.parse(plan.runAt),
  }));
  return deadlinesAtRisk(due, throughput).map(({ row, lastDay, finishes }) => ({
    customer: row.plan.customerName,
    customerId: row.plan.customerId,
    subscriptionId: row.plan.source.id,
    lastDay,
    finishes,
  }));
}
