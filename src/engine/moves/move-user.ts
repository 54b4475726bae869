import { purchaseErrorKind } from '../../migration';
import type { CallFailure } from '../../partner-center';
import type { PieceContext } from '../pieces/piece';
import type { MoveDirection, MoveProof } from '../store/rows/records';
import { clearAt, sendWrite } from '../write';
import { moveRequestId } from './move-request-id';
import { readHolding } from './read-holding';
import type { SentWrites } from './sent-writes';
import { locationOf, setLocation } from './set-location';
import { asChecked, failureOf, nothing, type UserMove } from './user-move';
import type { UserTask } from './user-task';
import { nextUserWrite, restoration, writesOf } from './user-write';

/** Definite refusals of one user's move before they are believed: the first may rest on an old reading. */
const mostRefusals = 2;
/** Tries of one write, at least, before it counts as tried for long: between two of them nobody may have been there. */
const fewestTries = 4;

/**
 * Moves one user and proves it by a read of this user. Where an earlier write may have had its effect the user is read
 * first, and whatever is missing is assigned before anything else happens (design.md section 1).
 */
export async function moveUser(
  context: PieceContext,
  direction: MoveDirection,
  task: UserTask,
  sent: SentWrites,
): Promise<UserMove> {
  const writes = sent.of(writesOf(direction, task));
  const open = [...writes.values()].filter((intent) => !intent.answered);
  // As checked: nothing is asked again that is known.
  let holding =
    writes.size > 0 || task.action === 'remove-only' ? await readHolding(context, task) : (task.holding ?? asChecked);
  let quietAt = latest(open.map((intent) => clearAt(context, intent.sentAt)));
  // Without an answer it is the same operation still, under the same id; of another kind it is another one.
  const openIds = new Map(
    [...writes].flatMap(([name, intent]) => (intent.answered ? [] : [[name, intent.requestId] as const])),
  );
  /** A write of ours may be the reason why something is missing. */
  let touched = writes.size > 0;
  let repaired = 0;
  let refusal: CallFailure | undefined;
  let refusals = 0;
  /** The service was at something else with this user when asked last. */
  let conflict: CallFailure | undefined;

  for (let operation = 0; ; operation += 1) {
    if (holding === undefined) return { kind: 'settled', outcome: 'gone', proof: nothing };
    const wanted = nextUserWrite(task, holding);
    if (wanted === undefined) {
      return { kind: 'settled', outcome: task.action === 'remove-only' ? 'removed' : 'moved', proof: holding };
    }
    const bare = !holding.holdsNew && !holding.holdsOld;
    // The service refused ours, so somebody else took the license away: not ours to supply another.
    if (bare && !touched && refusal !== undefined) return { kind: 'settled', outcome: 'not-holding', proof: holding };
    const now = context.clock.now();
    const soon = new Date(now.getTime() + context.policy.pollFirst);
    const sentForLong = open.some(
      ({ sentAt, firstSentAt, correlationIds }) =>
        correlationIds.length >= fewestTries &&
        sentAt.getTime() - firstSentAt.getTime() > context.policy.changePatience,
    );
    const waitedForLong = now.getTime() - context.record.since.getTime() > context.policy.provisioningPatience;
    if (sentForLong || (refusals >= mostRefusals && (!bare || waitedForLong))) return unproven(holding, refusal);
    if (conflict !== undefined && !bare && waitedForLong) return unproven(holding, conflict);
    // Nobody waits for a late effect while a user holds neither license; only a second try in one turn does.
    if (bare ? repaired > 1 : quietAt !== undefined && quietAt > now) {
      return { kind: 'not-before', until: bare || quietAt === undefined || quietAt > soon ? soon : quietAt };
    }
    // A plan that stays on after the service was told twice: the user is moved, and the sheet says so.
    if (wanted.kind === 'plans' && openIds.has(`${writesOf(direction, task)}plans`)) return unproven(holding, refusal);
    if (operation === 0 && task.setLocation !== undefined && writes.size === 0) {
      const located = await setLocation(context, task.userId, task.setLocation, sent.one(locationOf(task.userId)));
      if (located !== undefined) return located;
    }
    const { kind, update } = bare && repaired === 1 && refusal !== undefined ? restoration(task) : wanted;
    const name = `${writesOf(direction, task)}${kind}`;
    const requestId = openIds.get(name) ?? moveRequestId(context.record, direction, name, operation);
    const outcome = await sendWrite(context, { name, requestId, intended: 'move-intended', repair: bare }, (write) =>
      context.service.users.updateLicenses(context.record.plan.customerId, task.userId, update, write),
    );
    await context.reach('move-answered', context.record.id);
    if (bare) repaired += 1;
    if (outcome.kind === 'unclear') openIds.set(name, requestId);
    else openIds.delete(name);
    conflict = outcome.kind === 'in-progress' ? outcome.failure : undefined;
    if (outcome.kind === 'refused') {
      refusal = outcome.failure;
      refusals += 1;
    } else {
      touched = true;
      quietAt = clearAt(context, context.clock.now());
    }
    holding = await readHolding(context, task);
    if (outcome.kind === 'refused' && holding?.holdsOld === true && !holding.holdsNew && lacksUnits(outcome.failure)) {
      return waitedForLong ? unproven(holding, outcome.failure) : { kind: 'no-units' };
    }
  }
}

function lacksUnits(failure: CallFailure): boolean {
  return purchaseErrorKind(failure.facts) === 'no-units';
}

function latest(times: readonly Date[]): Date | undefined {
  return times.length === 0 ? undefined : new Date(Math.max(...times.map((time) => time.getTime())));
}

function unproven(holding: MoveProof, refusal: CallFailure | undefined): UserMove {
  const proof = refusal === undefined ? holding : { ...holding, failure: failureOf(refusal) };
  const plansOnly = holding.holdsNew && !holding.holdsOld;
  return { kind: 'settled', outcome: plansOnly ? 'moved' : 'failed', proof };
}
