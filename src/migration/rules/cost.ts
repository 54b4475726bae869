import { daysBetween } from '../../base';
import { defaultRetire } from '../retire-table';
import { licensesNeeded } from '../plan-parts';
import { found, none, type RowContext, type Rule } from './row-context';
import { targetParts } from './target-parts';

/** What a row costs, in one currency; undefined where a price is not known. */
export interface RowCost {
  /** What the new licenses cost a month. */
  readonly perMonth: number;
  /** `perMonth` less what the old ones cost a month. */
  readonly change: number | undefined;
  /** What old and new cost together for nothing while both run. */
  readonly overlap: number | undefined;
  readonly currency: string;
}

const daysPerMonth = 30;
const cents = (amount: number): number => Math.round(amount * 100) / 100;

/**
 * Days on which old and new both cost: until step C ends the cost of a legacy subscription, and until the last day of
 * one that runs to its end. undefined: no end is known.
 */
export function overlapDays(context: Pick<RowContext, 'source' | 'row' | 'today'>): number | undefined {
  const { source, row, today } = context;
  if (!source) return undefined;
  const untilEnd = source.lastDay === undefined ? undefined : Math.max(0, daysBetween(today, source.lastDay) + 1);
  const choice = row.retire ?? defaultRetire(source.commerce);
  if (choice === 'leave' || choice === 'end-at-term') return untilEnd;
  const wanted = Math.max(0, row.retireAfterDays ?? 0);
  return untilEnd === undefined ? wanted : Math.min(wanted, untilEnd);
}

/** Cost of a row from the prices of the Plans sheet; an estimate, and one currency only. */
export function costOf(context: RowContext): RowCost | undefined {
  const { source, oldPrice } = context;
  let perMonth = 0;
  let currency: string | undefined;
  const parts = targetParts(context);
  for (const part of parts) {
    const { price } = part.plan;
    const licenses = part.part === 1 ? context.row.licenses : Math.max(part.plan.minimum, licensesNeeded(part));
    if (price === undefined || part.plan.currency === undefined || licenses === undefined) return undefined;
    if (currency !== undefined && currency !== part.plan.currency) return undefined;
    currency = part.plan.currency;
    perMonth += price * licenses;
  }
  if (currency === undefined || !source) return undefined;
  const before = oldPrice?.currency === currency ? oldPrice.price * source.quantity : undefined;
  const days = overlapDays(context);
  return {
    perMonth: cents(perMonth),
    change: before === undefined ? undefined : cents(perMonth - before),
    overlap: before === undefined || days === undefined ? undefined : cents((before * days) / daysPerMonth),
    currency,
  };
}

/** Says where the price is not known, and for how long both subscriptions cost. */
export const costRule: Rule = (context) => {
  if (targetParts(context).length === 0) return none;
  const days = overlapDays(context);
  return [
    ...(costOf(context) === undefined ? [found('price-unknown', {})] : none),
    ...(days === undefined || days === 0 ? none : [found('overlap-cost', { days })]),
  ];
};
