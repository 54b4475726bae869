import type { SubscriptionId } from '../../base';
import type { CallFailure, ChangeAnswer, JsonObject, SubscriptionChange, WriteContext } from '../../partner-center';
import { purchaseErrorKind, rowMessage, type RowMessageCode, type RowState } from '../../migration';
import type { CrashPoint } from '../crash-point';
import { moveRequestId } from '../moves/move-request-id';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import { readSource, type ReadBack } from '../source-reading';
import { accepted, answered, intentsOf, tookNothing, unanswered } from '../store/turns/intents';
import type { SentIntent } from '../store/rows/records';
import { CountOutdated, type TakenUnits } from '../store/turns/taken-units';
import { clearAt, failureValues, sendWrite, type NamedWrite, type WriteOutcome } from '../write';
import { differences } from './differences';

/** What a change was judged by, except for the subscription itself, which is read last. */
export interface Gate {
  /** Why the subscription, as it was read directly before, must not be changed; undefined: it may. */
  readonly objection: (read: ReadBack) => PieceOutcome | undefined;
  /** What the change takes from everybody; undefined: nothing. */
  readonly takes: (read: ReadBack) => TakenUnits | undefined;
}

/** A change of one subscription, and how to see that it is made. */
export interface WantedChange {
  /** Name of the write in the row's journal. */
  readonly name: string;
  readonly subscriptionId: SubscriptionId;
  readonly change: (read: ReadBack) => SubscriptionChange;
  /** Whether what was read back is what was wanted. */
  readonly isMade: (read: ReadBack) => boolean;
  /** Reads all else that the decision rests on, anew before every sending. Default: nothing. */
  readonly gate?: () => Promise<Gate>;
  /** From when on patience counts. Default: since the row is in its piece. */
  readonly patientFrom?: Date;
  /** State of the row while it waits, and where it ends when the service refuses. */
  readonly waiting: RowState;
  readonly refusedState: RowState;
  readonly refusedMessage: RowMessageCode;
  readonly unconfirmed: RowMessageCode;
  readonly unconfirmedValues: Readonly<Record<string, string>>;
  /** Sent even where a person has asked to stop: it gives users back what our own change took. Default false. */
  readonly repair?: boolean;
  readonly intended: CrashPoint;
  readonly afterAnswer: CrashPoint;
}

export type ChangeResult =
  | { readonly kind: 'made'; readonly read: ReadBack; readonly differences: readonly string[] }
  | { readonly kind: 'outcome'; readonly outcome: PieceOutcome };

/** A stale etag (partner-center-api.md 5.6): read again, see that the change still makes sense, repeat once. */
function isStale(code: string | undefined, status: number | undefined): boolean {
  return code === '2055' || status === 412 || status === 428;
}

/**
 * Until when an open change is only looked at: an unanswered one until it can take effect no more, an accepted one as
 * long as the service may take (partner-center-api.md section 9: too many updates are refused).
 */
function quietUntil(context: PieceContext, open: SentIntent): Date {
  return open.accepted
    ? new Date(open.sentAt.getTime() + context.policy.changePatience)
    : clearAt(context, open.sentAt);
}

/**
 * Makes a change by reading, sending the whole resource, and reading again. Only what was read back counts as made; an
 * unclear or slow one is looked at again before anything is repeated, and one that the service puts off is sent later.
 */
export async function changeSubscription(context: PieceContext, wanted: WantedChange): Promise<ChangeResult> {
  const { subscriptionId, name } = wanted;
  const intents = await intentsOf(context.database, context.record.id);
  const open = unanswered(intents, name);
  if (open !== undefined) {
    const read = await readSource(context, subscriptionId);
    if (read !== undefined && wanted.isMade(read)) return made(context, wanted, read, open.before);
    if (read === undefined || quietUntil(context, open) > context.clock.now()) {
      return { kind: 'outcome', outcome: lookAgain(context, wanted) };
    }
  }
  for (let operation = 0; ; operation += 1) {
    const gate = await wanted.gate?.();
    const read = await readSource(context, subscriptionId);
    // Nothing tells a subscription that is gone from an answer that went wrong.
    if (read === undefined) return { kind: 'outcome', outcome: lookAgain(context, wanted) };
    if (wanted.isMade(read)) return made(context, wanted, read, open?.before);
    const held = gate?.objection(read);
    if (held !== undefined) return { kind: 'outcome', outcome: held };
    const change = wanted.change(read);
    const outcome = await sendCounted(
      context,
      {
        name,
        requestId:
          operation === 0 && open?.accepted === false
            ? open.requestId
            : moveRequestId(context.record, 'retire', name, operation),
        intended: wanted.intended,
        ...(wanted.repair === undefined ? {} : { repair: wanted.repair }),
        before: read.answer.raw,
        takes: gate?.takes(read),
      },
      (write) => context.service.subscriptions.change(context.record.plan.customerId, read.answer, change, write),
    );
    // Another row was quicker: what it leaves is counted anew.
    if (outcome === undefined) {
      return { kind: 'outcome', outcome: waitFor(context, context.policy.pollFirst, wanted.waiting) };
    }
    await context.reach(wanted.afterAnswer, context.record.id);
    const after = await readSource(context, subscriptionId);
    if (after !== undefined && wanted.isMade(after)) return made(context, wanted, after, read.answer.raw);
    if (outcome.kind === 'answered') await accepted(context.database, context.turn, name);
    if (outcome.kind !== 'refused') return { kind: 'outcome', outcome: lookAgain(context, wanted) };
    if (operation === 0 && isStale(outcome.failure.facts.code, outcome.failure.facts.status)) continue;
    await tookNothing(context.database, context.turn, name);
    return {
      kind: 'outcome',
      outcome: putOff(context, wanted, outcome.failure) ?? {
        kind: 'end',
        state: wanted.refusedState,
        message: rowMessage(wanted.refusedMessage, failureValues(outcome.failure)),
      },
    };
  }
}

/**
 * The service takes no more changes of the subscription for now, and did nothing (partner-center-api.md section 9): it
 * is asked again, less and less often, for as long as it may keep others waiting. Undefined: that is over, or the
 * refusal is of another kind.
 */
function putOff(context: PieceContext, wanted: WantedChange, failure: CallFailure): PieceOutcome | undefined {
  const { policy, record } = context;
  if (purchaseErrorKind(failure.facts) !== 'too-often') return undefined;
  const now = context.clock.now();
  const before = record.message?.code === 'change-put-off' ? record.message.values['since'] : undefined;
  const since = typeof before === 'string' ? before : now.toISOString();
  const waited = now.getTime() - Date.parse(since);
  if (waited > policy.provisioningPatience) return undefined;
  // Users wait for a repair: it is not asked for less often.
  const longest = wanted.repair === true ? policy.pollMost : Math.max(policy.pollMost, policy.changePatience);
  const until = new Date(now.getTime() + Math.min(longest, Math.max(policy.pollMost, waited / 2)));
  const message = rowMessage('change-put-off', { since, until: until.toISOString(), ...failureValues(failure) });
  return { kind: 'wait', state: wanted.waiting, until, message };
}

/** As `sendWrite`; undefined: not sent, because what was counted no longer holds. */
async function sendCounted(
  context: PieceContext,
  write: NamedWrite,
  send: (write: WriteContext) => Promise<ChangeAnswer>,
): Promise<WriteOutcome<ChangeAnswer> | undefined> {
  try {
    return await sendWrite(context, write, send);
  } catch (error) {
    if (!(error instanceof CountOutdated)) throw error;
    // A try before this one was put off by the service, which did nothing then.
    await answered(context.database, context.turn, write.name);
    return undefined;
  }
}

async function made(
  context: PieceContext,
  wanted: WantedChange,
  read: ReadBack,
  before: JsonObject | undefined,
): Promise<ChangeResult> {
  await answered(context.database, context.turn, wanted.name);
  const changed = Object.keys(wanted.change(read));
  return {
    kind: 'made',
    read,
    differences: before === undefined ? [] : differences(before, read.answer.raw, changed),
  };
}

/** Waits for the change to show; after the patience for changes the row is `unknown`, never done. */
export function lookAgain(context: PieceContext, wanted: WantedChange): PieceOutcome {
  const waited = context.clock.now().getTime() - (wanted.patientFrom ?? context.record.since).getTime();
  const message = rowMessage(wanted.unconfirmed, wanted.unconfirmedValues);
  return waitFor(
    context,
    pollWait(context.policy, context.record.looks),
    waited > context.policy.changePatience ? 'unknown' : wanted.waiting,
    message,
  );
}
