import { addDays, compareDays, dayOf, type Day } from '../base';
import type { RetireChoice } from './plan';
import type { Commerce, Subscription } from './subscription';

/** How a choice stands in the table of step C (design.md section 1). */
export type RetireRule = 'default' | 'allowed' | 'in-window' | 'costs-on' | 'not-for-legacy';

export const retireTable: Readonly<Record<Commerce, Readonly<Record<RetireChoice, RetireRule>>>> = {
  'legacy': {
    'suspend': 'default',
    'end-at-term': 'not-for-legacy',
    'cancel-now': 'not-for-legacy',
    'leave': 'allowed',
  },
  'new-commerce': {
    'suspend': 'costs-on',
    'end-at-term': 'default',
    'cancel-now': 'in-window',
    'leave': 'allowed',
  },
};

/** What is done with the old subscription where the agent leaves the choice empty. */
export function defaultRetire(commerce: Commerce): RetireChoice {
  return commerce === 'legacy' ? 'suspend' : 'end-at-term';
}

/** Days from suspending a legacy subscription until its data are gone (partner-center-api.md section 2). */
export const daysUntilDeprovisioned = 120;

/** When a suspended subscription is deprovisioned; undefined: the choice does not lead there. */
export function deprovisionedOn(commerce: Commerce, choice: RetireChoice, suspendedOn: Day): Day | undefined {
  return commerce === 'legacy' && choice === 'suspend' ? addDays(suspendedOn, daysUntilDeprovisioned) : undefined;
}

/** First day on which step C may happen: so many days after the last user was proven moved. */
export function retireNotBefore(movedOn: Day, retireAfterDays: number): Day {
  return addDays(movedOn, Math.max(0, retireAfterDays));
}

/** Whether the service's own window for cancelling is still open. */
export function cancelWindowOpen(subscription: Pick<Subscription, 'cancellableUntil'>, now: Date): boolean {
  return subscription.cancellableUntil !== undefined && Date.parse(subscription.cancellableUntil) > now.getTime();
}

/**
 * Whether it is known before the purchase that it cannot be undone: the old subscription is cancelled, or its last day is
 * past, so that nobody could go back to it.
 */
export function cannotBeUndone(
  source: Pick<Subscription, 'lastDay' | 'inExtendedTerm'>,
  choice: RetireChoice,
  today: Day,
): boolean {
  const isOver = source.lastDay !== undefined && compareDays(source.lastDay, today) < 0 && !source.inExtendedTerm;
  return choice === 'cancel-now' || isOver;
}

export interface UndoFacts {
  readonly source: Pick<Subscription, 'commerce' | 'lastDay' | 'termEnd'>;
  readonly choice: RetireChoice;
  /** Day on which step C was done, or is expected. */
  readonly retiredOn: Day;
  /** What was bought, of every part. */
  readonly bought: readonly Pick<Subscription, 'commerce' | 'cancellableUntil'>[];
}

/** Until when an undo is possible. */
export type UndoUntil =
  { readonly kind: 'until'; readonly day: Day } | { readonly kind: 'no-limit' } | { readonly kind: 'impossible' };

/**
 * The earliest of the cancellation dates of what was bought and the last possible day of the old subscription
 * (design.md section 1, "Undo"). A bought legacy subscription can be suspended at no cost at any time and sets no limit.
 */
export function undoUntil(facts: UndoFacts): UndoUntil {
  if (facts.choice === 'cancel-now') return { kind: 'impossible' };
  const modern = facts.bought.filter((one) => one.commerce === 'new-commerce');
  if (modern.some((one) => one.cancellableUntil === undefined)) return { kind: 'impossible' };
  const limits = modern.map((one) => dayOf(new Date(one.cancellableUntil ?? '')));
  const gone = deprovisionedOn(facts.source.commerce, facts.choice, facts.retiredOn);
  if (gone) limits.push(addDays(gone, -1));
  // Left alone, a subscription that renews or is extended has no last day.
  const goesOn = facts.choice === 'leave' && facts.source.termEnd !== 'ends' && facts.source.termEnd !== 'cancels';
  if (facts.source.lastDay !== undefined && !goesOn) limits.push(facts.source.lastDay);
  const earliest = limits.sort(compareDays)[0];
  return earliest === undefined ? { kind: 'no-limit' } : { kind: 'until', day: earliest };
}
