import { rowMessage, type RowMessage } from '../row-message';

/** An amount that comes again every month, in one currency (three letters, ISO 4217). */
export interface MonthlyCost {
  readonly currency: string;
  readonly perMonth: number;
}

/** When a run pauses by itself: the stop-loss. */
export interface RunLimits {
  /** Most rows that may fail, in percent of those that came to an end at or after their purchase; undefined: any. */
  readonly failurePercent: number | undefined;
  /** Rows that have to come to an end before their share of failures says anything. */
  readonly failureRows: number;
  /** Most that a run may add to the monthly cost, by currency; a currency that is not named has no limit. */
  readonly mostCost: readonly MonthlyCost[];
}

export const noLimits: RunLimits = { failurePercent: undefined, failureRows: 1, mostCost: [] };

/** Whether anything is limited at all. */
export function limitsAnything({ failurePercent, mostCost }: RunLimits): boolean {
  return failurePercent !== undefined || mostCost.length > 0;
}

/** Rows of a run that came to an end at or after their purchase, since a person last let it go on. */
export interface RunTally {
  readonly ended: number;
  readonly failed: number;
}

const wholePercent = 100;

/** The message under which a run pauses because too many of its rows failed; undefined: it goes on. */
export function stopOnFailures(limits: RunLimits, { ended, failed }: RunTally): RowMessage | undefined {
  const { failurePercent, failureRows } = limits;
  if (failurePercent === undefined || failed === 0 || ended < failureRows) return undefined;
  if (failed * wholePercent <= failurePercent * ended) return undefined;
  return rowMessage('stop-loss-failures', { failed, ended, limit: failurePercent });
}

const inCents = (amount: number): number => Math.round(amount * wholePercent);

/** What the rows of a run cost so far, in hundredths of each currency: whole numbers, so that they add up. */
export type Spent = Readonly<Record<string, number>>;

/** What is spent once a row's cost is added, or taken off with `sign` −1. */
export function spentWith(spent: Spent, cost: readonly MonthlyCost[], sign: 1 | -1 = 1): Spent {
  const sum: Record<string, number> = { ...spent };
  for (const { currency, perMonth } of cost) {
    sum[currency] = Math.max(0, (sum[currency] ?? 0) + sign * inCents(perMonth));
  }
  return sum;
}

/**
 * The message under which a row may not be bought; undefined: it may. A row whose price is not known pauses alone
 * (`stop-loss-price-unknown`), one that would go beyond a limit pauses the run.
 */
export function stopOnCost(
  limits: RunLimits,
  spent: Spent,
  cost: readonly MonthlyCost[] | undefined,
): RowMessage | undefined {
  if (limits.mostCost.length === 0) return undefined;
  if (cost === undefined) return rowMessage('stop-loss-price-unknown');
  const after = spentWith(spent, cost);
  for (const { currency, perMonth } of limits.mostCost) {
    const would = after[currency] ?? 0;
    const added = would > (spent[currency] ?? 0);
    if (added && would > inCents(perMonth)) {
      return rowMessage('stop-loss-cost', { currency, amount: would / wholePercent, limit: perMonth });
    }
  }
  return undefined;
}
