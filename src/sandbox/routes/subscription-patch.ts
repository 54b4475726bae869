import * as z from 'zod/mini';
import { optional, readBody } from '../body';
import { planByKey } from '../catalogue/plans';
import type { Call } from '../operation';
import { badRequest, Refusal } from '../refusal';
import type { Customer } from '../state/customer';
import type { ScheduledAction, Subscription, SubscriptionStatus } from '../state/model';
import { liveSeats } from '../state/purchase';

const scheduledActionSchema = z.object({
  scheduledType: optional(z.string()),
  scheduleType: optional(z.string()),
  actionType: z.string(),
  instructions: z.optional(z.unknown()),
});

const bodySchema = z.object({
  id: optional(z.string()),
  friendlyName: optional(z.string()),
  quantity: z.number(),
  status: optional(z.string()),
  autoRenewEnabled: optional(z.boolean()),
  partnerId: optional(z.string()),
  scheduledActions: optional(z.array(scheduledActionSchema)),
  scheduledNextTermInstructions: z.optional(z.unknown()),
});

export type SubscriptionBody = z.output<typeof bodySchema>;

export const readSubscriptionBody = (body: unknown): SubscriptionBody => readBody(bodySchema, body);

/** What callers may set. `pending`, `expired` and `disabled` are the service's own. */
const settable: Readonly<Record<string, SubscriptionStatus>> = {
  active: 'active',
  suspended: 'suspended',
  deleted: 'deleted',
};

function wantedStatus(before: Subscription, text: string | null | undefined): SubscriptionStatus {
  if (text === undefined || text === null) return before.status;
  const word = text.toLowerCase();
  // The whole resource is sent back, so what it was is always allowed.
  if (word === before.status) return before.status;
  const status = settable[word];
  if (!status) throw badRequest(`The status ${text} cannot be set.`);
  return status;
}

function checkStatus(call: Call, before: Subscription, wanted: SubscriptionStatus): void {
  if (wanted === before.status) return;
  if (before.status !== 'active' && before.status !== 'suspended') {
    throw badRequest(`A subscription that is ${before.status} cannot become ${wanted}.`, 800096);
  }
  if (wanted === 'deleted') checkCancellation(call, before);
  if (wanted === 'active' && before.suspensionReasons.length > 0) {
    throw badRequest('The service suspended this subscription; it cannot be reactivated.', 800040);
  }
}

function checkCancellation(call: Call, before: Subscription): void {
  if (before.commerce === 'legacy') throw badRequest('A legacy subscription is suspended, not cancelled.', 800063);
  if (before.cancellableUntil === undefined || call.now > before.cancellableUntil) {
    throw badRequest('The time in which the subscription could be cancelled is over.', 900117);
  }
}

function checkQuantity(call: Call, customer: Customer, before: Subscription, quantity: number): void {
  if (quantity === before.quantity) return;
  const plan = planByKey(before.plan);
  if (!Number.isInteger(quantity) || quantity < 1) throw badRequest('The quantity is out of bounds.', 2002);
  if (before.status !== 'active')
    throw badRequest('The quantity of a subscription that is not active cannot change.', 800091);
  if (plan && liveSeats(customer, plan) - before.quantity + quantity > plan.maximum) {
    throw new Refusal(403, 800067, `At most ${String(plan.maximum)} seats of ${plan.title} can be held.`);
  }
  if (before.commerce === 'legacy' || quantity > before.quantity) return;
  if (before.cancellableUntil === undefined || call.now > before.cancellableUntil) {
    throw badRequest('Subscription quantity cannot be decreased.', 800090);
  }
}

function scheduledActionsOf(
  call: Call,
  before: Subscription,
  body: SubscriptionBody,
): readonly ScheduledAction[] | undefined {
  const wanted = body.scheduledActions;
  if (!wanted || wanted.length === 0) return undefined;
  if (before.commerce === 'legacy') throw badRequest('A legacy subscription has no scheduled actions.', 800081);
  const { termEndActions } = call.world.options;
  return wanted.map(({ scheduledType, scheduleType, actionType, instructions }) => {
    const type = scheduledType ?? scheduleType ?? '';
    if (type.toLowerCase() !== 'termend') throw badRequest(`Unknown kind of scheduled action "${type}".`);
    const action = termEndActions.find((word) => word.toLowerCase() === actionType.toLowerCase());
    if (action === undefined) throw badRequest(`Unknown scheduled action "${actionType}".`);
    return { actionType: action, instructions: instructions ?? undefined };
  });
}

/**
 * The subscription as a PATCH wants it, or a refusal. The body is the whole resource: what it leaves out falls back to
 * nothing (partner-center-api.md 1, point 4).
 */
export function judgeChange(
  call: Call,
  customer: Customer,
  before: Subscription,
  body: SubscriptionBody,
): Subscription {
  if (body.id && body.id.toLowerCase() !== before.id.toLowerCase())
    throw badRequest('The id differs from that of the path.', 2000);
  const status = wantedStatus(before, body.status);
  checkStatus(call, before, status);
  checkQuantity(call, customer, before, body.quantity);
  const autoRenew = body.autoRenewEnabled ?? false;
  if (before.trial && autoRenew) throw badRequest('Auto-renewal is not possible for this subscription.', 800093);
  const scheduledActions = scheduledActionsOf(call, before, body);
  const nextTerm = body.scheduledNextTermInstructions ?? undefined;
  if (nextTerm !== undefined && !autoRenew) throw badRequest('A change at renewal needs auto-renewal.', 800081);
  const suspends = status === 'suspended' && before.status !== 'suspended';
  return {
    ...before,
    status,
    quantity: body.quantity,
    autoRenew,
    friendlyName: body.friendlyName ? body.friendlyName : (planByKey(before.plan)?.title ?? before.friendlyName),
    partnerId: body.partnerId ?? '',
    // Suspending drops what was scheduled (partner-center-api.md 9.1).
    scheduledActions: suspends || status === 'deleted' ? undefined : scheduledActions,
    nextTermInstructions: suspends || status === 'deleted' ? undefined : nextTerm,
    suspendedAt: status === 'suspended' ? (before.suspendedAt ?? call.now) : undefined,
    suspendedWithParent: false,
  };
}
