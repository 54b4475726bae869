import type { SubscriptionId } from '../../base';
import type { ChangeAnswer, SubscriptionChange } from '../../partner-center';
import { rowMessage, type RowMessageCode, type RowState } from '../../migration';
import { moveRequestId } from '../moves/move-request-id';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { pollWait } from '../policy';
import { readSource, type ReadBack } from '../source-reading';
import type { CrashPoint } from '../crash-point';
import { answered, openIntents } from '../store/intents';
import { clearAt, failureValues, sendWrite } from '../write';
import { differences } from './differences';

/** A change of one subscription, and how to see that it is made. */
export interface WantedChange {
  /** Name of the write in the row's journal. */
  readonly name: string;
  readonly subscriptionId: SubscriptionId;
  readonly change: (read: ReadBack) => SubscriptionChange;
  /** Whether what was read back is what was wanted. */
  readonly isMade: (read: ReadBack) => boolean;
  /** State of the row while it waits, and where it ends when the service refuses. */
  readonly waiting: RowState;
  readonly refusedState: RowState;
  readonly refusedMessage: RowMessageCode;
  readonly unconfirmed: RowMessageCode;
  readonly unconfirmedValues: Readonly<Record<string, string>>;
  readonly afterAnswer: CrashPoint;
}

export type ChangeResult =
  | { readonly kind: 'made'; readonly read: ReadBack; readonly differences: readonly string[] }
  | { readonly kind: 'outcome'; readonly outcome: PieceOutcome };

/** A stale etag (partner-center-api.md 5.6): read again, see that the change still makes sense, repeat once. */
function isStale(code: string | undefined, status: number | undefined): boolean {
  return code === '2055' || status === 412;
}

/**
 * Makes a change by reading, sending the whole resource, and reading again. Only what was read back counts as made; an
 * unclear or slow one is looked at again before anything is repeated.
 */
export async function changeSubscription(
  context: PieceContext,
  wanted: WantedChange,
  before: ReadBack,
): Promise<ChangeResult> {
  if (wanted.isMade(before)) return { kind: 'made', read: before, differences: [] };
  const { subscriptionId, name } = wanted;
  const open = (await openIntents(context.database, context.record.id)).get(name);
  if (open !== undefined) {
    const clear = clearAt(context, open.sentAt);
    if (clear > context.clock.now()) return { kind: 'outcome', outcome: lookAgain(context, wanted) };
  }
  let read = before;
  for (let operation = 0; ; operation += 1) {
    const change = wanted.change(read);
    await context.reach('retire-intended', context.record.id);
    const sent = read;
    const outcome = await sendWrite<ChangeAnswer>(
      context,
      {
        name,
        requestId:
          operation === 0 && open !== undefined
            ? open.requestId
            : moveRequestId(context.record, 'retire', name, operation),
      },
      (write) => context.service.subscriptions.change(context.record.plan.customerId, sent.answer, change, write),
    );
    await context.reach(wanted.afterAnswer, context.record.id);
    const after = await readSource(context, subscriptionId);
    if (after !== undefined && wanted.isMade(after)) {
      await answered(context.database, context.turn, name);
      return {
        kind: 'made',
        read: after,
        differences: differences(sent.answer.raw, after.answer.raw, Object.keys(change)),
      };
    }
    if (outcome.kind !== 'refused') return { kind: 'outcome', outcome: lookAgain(context, wanted) };
    if (operation === 0 && after !== undefined && isStale(outcome.failure.facts.code, outcome.failure.facts.status)) {
      read = after;
      continue;
    }
    return {
      kind: 'outcome',
      outcome: {
        kind: 'end',
        state: wanted.refusedState,
        message: rowMessage(wanted.refusedMessage, failureValues(outcome.failure)),
      },
    };
  }
}

/** Waits for the change to show; after the patience for changes the row is `unknown`, never done. */
export function lookAgain(context: PieceContext, wanted: WantedChange): PieceOutcome {
  const waited = context.clock.now().getTime() - context.record.since.getTime();
  const message = rowMessage(wanted.unconfirmed, wanted.unconfirmedValues);
  return waitFor(
    context,
    pollWait(context.policy, context.record.looks),
    waited > context.policy.changePatience ? 'unknown' : wanted.waiting,
    message,
  );
}
