import { idKey } from '../../base';
import { nextLicenseWrite, purchaseErrorKind } from '../../migration';
import { type CallFailure, type LicenseUpdate } from '../../partner-center';
import { moveRequestId } from './move-request-id';
import type { PieceContext } from '../pieces/piece';
import type { MoveDirection, MoveOutcome, MoveProof, OpenIntent } from '../store/records';
import { clearAt, sendWrite, type WriteOutcome } from '../write';
import { readHolding } from './read-holding';
import type { UserTask } from './user-task';

/**
 * How a user's move stands:
 * - `settled`: proven, or proven impossible,
 * - `not-before`: an earlier write of ours may still take effect until then,
 * - `no-units`: the service has no free license; the user keeps the old one.
 */
export type UserMove =
  | { readonly kind: 'settled'; readonly outcome: MoveOutcome; readonly proof: MoveProof }
  | { readonly kind: 'not-before'; readonly until: Date }
  | { readonly kind: 'no-units' };

/** Definite refusals of one user's move before they are believed: the first may rest on an old reading. */
const mostRefusals = 2;

/** The name of a user's writes in the row's journal. */
export function moveName(direction: MoveDirection, task: UserTask): string {
  return `${direction}/${idKey(task.userId)}`;
}

/**
 * The one write that a user needs next (`nextLicenseWrite`), or a repeated assignment where a service plan that should
 * be off came on. A user who held both before keeps both.
 */
function nextUpdate(task: UserTask, holding: MoveProof): LicenseUpdate | undefined {
  const removes = holding.holdsOld && !task.keepsFrom;
  const standing = holding.holdsNew ? (removes ? 'needs-remove' : 'moved') : removes ? 'needs-both' : 'needs-assign';
  if (standing === 'moved' && holding.unexpectedPlans !== undefined) {
    return { licensesToAssign: [{ skuId: task.to, excludedPlans: task.excludedPlans }], licensesToRemove: [] };
  }
  return nextLicenseWrite(standing, { newSku: task.to, oldSku: task.from }, task.excludedPlans);
}

function failureOf(failure: CallFailure): NonNullable<MoveProof['failure']> {
  return {
    status: String(failure.facts.status ?? ''),
    code: failure.facts.code ?? '',
    description: failure.facts.description,
  };
}

/**
 * Moves one user and proves it by a read of this user. `open` is a write of an earlier turn that was not followed by a
 * proof: then the user is read first, and whatever is missing is assigned before anything else.
 */
export async function moveUser(
  context: PieceContext,
  direction: MoveDirection,
  task: UserTask,
  open: OpenIntent | undefined,
): Promise<UserMove> {
  const customer = context.record.plan.customerId;
  const readFirst = open !== undefined || task.action === 'remove-only';
  // As checked: nothing is asked again that is known.
  let holding = readFirst ? await readHolding(context, task) : asChecked;
  let quietAt = open === undefined ? undefined : clearAt(context, open.sentAt);
  let requestId = open?.requestId ?? moveRequestId(context.record, direction, task.userId, 0);
  let refusal: CallFailure | undefined;
  let refusals = 0;

  for (let operation = 1; ; operation += 1) {
    if (holding === undefined) return { kind: 'settled', outcome: 'gone', proof: nothing };
    const update = nextUpdate(task, holding);
    if (update === undefined) {
      return { kind: 'settled', outcome: task.action === 'remove-only' ? 'removed' : 'moved', proof: holding };
    }
    const bare = !holding.holdsNew && !holding.holdsOld;
    if (bare && refusal !== undefined && quietAt === undefined) {
      // The service refused ours, so somebody else took the license away: not ours to supply another.
      return { kind: 'settled', outcome: 'not-holding', proof: holding };
    }
    if (refusals >= mostRefusals || impatient(context, open)) return unproven(holding, refusal);
    const now = context.clock.now();
    if (!bare && quietAt !== undefined && quietAt > now) {
      return { kind: 'not-before', until: earlier(quietAt, new Date(now.getTime() + context.policy.pollFirst)) };
    }
    if (task.setLocation !== undefined && operation === 1) {
      const located = await setLocation(context, direction, task, task.setLocation);
      if (located !== undefined) return located;
    }
    await context.reach('move-intended', context.record.id);
    const outcome: WriteOutcome<unknown> = await sendWrite(
      context,
      { name: moveName(direction, task), requestId },
      (write) => context.service.users.updateLicenses(customer, task.userId, update, write),
    );
    await context.reach('move-answered', context.record.id);
    if (outcome.kind === 'refused') {
      refusal = outcome.failure;
      refusals += 1;
      quietAt = undefined;
    } else {
      // Until then a late effect is waited for before the write is repeated; only a user with neither license is not
      // made to wait.
      quietAt = clearAt(context, context.clock.now());
    }
    if (outcome.kind !== 'unclear') requestId = moveRequestId(context.record, direction, task.userId, operation);
    holding = await readHolding(context, task);
    if (
      outcome.kind === 'refused' &&
      purchaseErrorKind(outcome.failure.facts) === 'no-units' &&
      holding?.holdsNew === false
    ) {
      return { kind: 'no-units' };
    }
  }
}

const asChecked: MoveProof = { holdsNew: false, holdsOld: true, licenses: [] };

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

/** A move that was sent long ago and still does not show. */
function impatient(context: PieceContext, open: OpenIntent | undefined): boolean {
  return (
    open !== undefined && context.clock.now().getTime() - context.record.since.getTime() > context.policy.changePatience
  );
}

function unproven(holding: MoveProof, refusal: CallFailure | undefined): UserMove {
  const proof = refusal === undefined ? holding : { ...holding, failure: failureOf(refusal) };
  const plansOnly = holding.holdsNew && !holding.holdsOld;
  return { kind: 'settled', outcome: plansOnly ? 'moved' : 'failed', proof };
}

const nothing: MoveProof = { holdsNew: false, holdsOld: false, licenses: [] };

/** Sets the usage location that the agent gave; a refusal settles the user as failed. */
async function setLocation(
  context: PieceContext,
  direction: MoveDirection,
  task: UserTask,
  country: string,
): Promise<UserMove | undefined> {
  const name = `location/${idKey(task.userId)}`;
  const outcome = await sendWrite(
    context,
    { name, requestId: moveRequestId(context.record, direction, name, 0) },
    (write) => context.service.users.setLocation(context.record.plan.customerId, task.userId, country, write),
  );
  if (outcome.kind !== 'refused') return undefined;
  return {
    kind: 'settled',
    outcome: 'failed',
    proof: { ...asChecked, failure: failureOf(outcome.failure) },
  };
}
