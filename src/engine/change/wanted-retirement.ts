import { assertNever } from '../../base';
import { judgeRetired, type Commerce, type RetireChoice, type Subscription, type TermEndWords } from '../../migration';
import type { JsonObject, ScheduledActionJson, SubscriptionChange } from '../../partner-center';
import type { ReadBack } from '../source-reading';

/** The ways to retire that change something at the service. */
export type RetireChange = Exclude<RetireChoice, 'leave'>;

function property(resource: JsonObject, name: string): unknown {
  return Object.entries(resource).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/**
 * The kind of an action in the spelling that the service itself used. Sources have two (partner-center-api.md 9.5): one
 * that has shown neither is sent both, and leaves aside the one it does not know.
 */
function kindOf(read: ReadBack, words: TermEndWords): Pick<ScheduledActionJson, 'scheduledType' | 'scheduleType'> {
  const raw = property(read.answer.raw, 'scheduledActions');
  // The wire's schema has read this list before: it holds objects.
  const shown = Array.isArray(raw) ? (raw as readonly JsonObject[]) : [];
  const spelled = (name: string): boolean => shown.some((action) => property(action, name) !== undefined);
  if (spelled('scheduleType')) return { scheduleType: words.termEnd };
  if (spelled('scheduledType')) return { scheduledType: words.termEnd };
  return { scheduledType: words.termEnd, scheduleType: words.termEnd };
}

/** Scheduled actions other than for the end of the term, exactly as they came: they go back untouched. */
function otherActions(read: ReadBack, words: TermEndWords): readonly ScheduledActionJson[] {
  const raw = property(read.answer.raw, 'scheduledActions');
  if (!Array.isArray(raw)) return [];
  // The wire's schema has read this list before: objects, which go back as they came, whatever else they hold.
  return (raw as readonly (JsonObject & ScheduledActionJson)[]).filter((action) => {
    const type = property(action, 'scheduledType') ?? property(action, 'scheduleType');
    return typeof type === 'string' && type.toLowerCase() !== words.termEnd.toLowerCase();
  });
}

/** The change that retires the old subscription by the row's choice (design.md, table of step C). */
export function retirement(choice: RetireChange, words: TermEndWords): (read: ReadBack) => SubscriptionChange {
  switch (choice) {
    case 'suspend':
      return () => ({ status: 'suspended' });
    case 'cancel-now':
      return () => ({ status: 'deleted' });
    case 'end-at-term':
      return (read) => ({
        autoRenewEnabled: false,
        scheduledActions: [...otherActions(read, words), { ...kindOf(read, words), actionType: words.cancel }],
      });
    default:
      return assertNever(choice);
  }
}

/** The change that makes a subscription active again. */
export const reactivation = (): SubscriptionChange => ({ status: 'active' });

export const isActive = (read: ReadBack): boolean => read.subscription.status === 'active';

/** How a subscription that was bought is ended again: cancelled, or suspended where it is legacy. */
export function endedStatus(commerce: Commerce): 'suspended' | 'deleted' {
  return commerce === 'legacy' ? 'suspended' : 'deleted';
}

export function isEnded(commerce: Commerce): (read: ReadBack) => boolean {
  return (read) => read.subscription.status === endedStatus(commerce);
}

/**
 * The change after which the old subscription ends its term as it would have before the run. What was scheduled for the
 * end by others is known by its meaning only, so a cancellation that was there before simply stays.
 */
export function termEndRestoration(
  source: Pick<Subscription, 'termEnd' | 'autoRenew'>,
  words: TermEndWords,
): { readonly change: (read: ReadBack) => SubscriptionChange; readonly isMade: (read: ReadBack) => boolean } {
  const stays = source.termEnd === 'cancels';
  return {
    change: (read) => ({
      autoRenewEnabled: source.autoRenew,
      ...(stays ? {} : { scheduledActions: otherActions(read, words) }),
    }),
    isMade: (read) =>
      read.subscription.autoRenew === source.autoRenew && (stays || read.subscription.termEnd !== 'cancels'),
  };
}

/** Whether the choice is what was read back. Auto-renew off alone does not end a subscription (section 1, point 2). */
export function isRetired(choice: RetireChange): (read: ReadBack) => boolean {
  return (read) => judgeRetired(choice, read.subscription) === 'done';
}
