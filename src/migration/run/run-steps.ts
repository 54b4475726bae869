import { idKey, type CustomerId, type SubscriptionId } from '../../base';
import { rowMessage, type RowMessage } from '../row-message';
import { compareUrgency, type Urgency } from '../run-order';

/**
 * How much of a run goes at once, the rest waits for a person who has looked:
 * - `waves`: one wave after the other, rows without a wave last,
 * - `pilot`: a few customers, then everything else. `users`: customers with so many users together at most; undefined:
 *   the first customer.
 */
export type RunSteps = { readonly kind: 'waves' } | { readonly kind: 'pilot'; readonly users: number | undefined };

/** A step that waits for approval, by its wave; `rest`: rows without a wave, and everything behind a pilot. */
export type StepName = number | 'rest';

/** What a run lets through before anybody approved more: decided once, whatever becomes of those who submit it. */
export type FirstStep =
  | { readonly kind: 'waves'; readonly first: StepName }
  /** Keys of the subscriptions that the pilot takes (`idKey`). */
  | { readonly kind: 'pilot'; readonly rows: readonly string[] };

/** What is known of a row when the first step is chosen. */
export interface StepRow extends Urgency {
  readonly customerId: CustomerId;
  readonly users: number;
}

const nameOf = (wave: number | undefined): StepName => wave ?? 'rest';

/** Waves in their order; rows without one come last. */
export function compareSteps(a: StepName, b: StepName): number {
  if (a === b) return 0;
  if (a === 'rest') return 1;
  return b === 'rest' ? -1 : a - b;
}

/** The last step that could go before another one. */
export function stepBefore(step: StepName): StepName {
  return step === 'rest' ? Number.MAX_SAFE_INTEGER : step - 1;
}

function pilotOf(rows: readonly StepRow[], most: number | undefined): readonly string[] {
  const customers = new Map<string, { users: number; keys: string[] }>();
  for (const row of [...rows].sort(compareUrgency)) {
    const known = customers.get(idKey(row.customerId)) ?? { users: 0, keys: [] };
    known.users += row.users;
    known.keys.push(idKey(row.subscriptionId));
    customers.set(idKey(row.customerId), known);
  }
  const inOrder = [...customers.values()];
  if (most === undefined) return inOrder[0]?.keys ?? [];
  const chosen: string[] = [];
  let left = most;
  for (const { users, keys } of inOrder) {
    if (users > left) continue;
    left -= users;
    chosen.push(...keys);
  }
  // Nobody is small enough: the smallest customer is as near as it gets.
  return chosen.length > 0 ? chosen : ([...inOrder].sort((a, b) => a.users - b.users)[0]?.keys ?? []);
}

/**
 * What goes first. Undefined where there is nothing to wait for. `ahead`: steps of rows that were asked for with these and
 * are under way already; a wave behind one of them waits until somebody has seen its end.
 */
export function firstStepOf(
  steps: RunSteps,
  rows: readonly StepRow[],
  ahead: readonly StepName[] = [],
): FirstStep | undefined {
  if (rows.length === 0) return undefined;
  if (steps.kind === 'pilot') return { kind: 'pilot', rows: pilotOf(rows, steps.users) };
  const [first = 'rest'] = [...rows.map(({ wave }) => nameOf(wave)), ...ahead].sort(compareSteps);
  return { kind: 'waves', first };
}

/** What a row says that waits for approval; undefined: it goes first. */
export function waitsForApproval(
  first: FirstStep,
  row: { readonly wave: number | undefined; readonly subscriptionId: SubscriptionId },
): RowMessage | undefined {
  if (first.kind === 'pilot') {
    return first.rows.includes(idKey(row.subscriptionId)) ? undefined : rowMessage('waits-for-pilot');
  }
  const name = nameOf(row.wave);
  if (compareSteps(name, first.first) <= 0) return undefined;
  return name === 'rest' ? rowMessage('waits-for-rest') : rowMessage('waits-for-wave', { wave: name });
}

/** The step whose approval a row waits for, as its message says; undefined: it waits for none. */
export function stepOf(message: RowMessage | undefined): StepName | undefined {
  if (message?.code === 'waits-for-wave') return Number(message.values['wave']);
  return message?.code === 'waits-for-rest' || message?.code === 'waits-for-pilot' ? 'rest' : undefined;
}

/** Whether a row was paused by the stop-loss. */
export function isStopLoss(message: RowMessage | undefined): boolean {
  return message?.code.startsWith('stop-loss-') ?? false;
}
