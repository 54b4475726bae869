import { CallFailure, type WriteContext } from '../partner-center';
import type { CrashPoint } from './crash-point';
import type { PieceContext } from './pieces/piece';
import { answered, intend, intentsOf, type Intent } from './store/turns/intents';

/**
 * What became of a write:
 * - `answered`: the service did it, or says that it will,
 * - `refused`: a definite no, nothing was changed,
 * - `in-progress`: the service is at the same thing already,
 * - `unclear`: it may have happened. Only a look tells; the intent stays open.
 */
export type WriteOutcome<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: CallFailure }
  | { readonly kind: 'in-progress'; readonly failure: CallFailure }
  | { readonly kind: 'unclear'; readonly failure: CallFailure };

/** A write by its name in the row's journal and the request id under which it is sent. */
export interface NamedWrite extends Omit<Intent, 'correlationId'> {
  /** Reached when the intent is durable and nothing is sent yet. */
  readonly intended?: CrashPoint;
}

/**
 * Sends one write: the intent is durable first, the answer is judged, an unanswered one stays open. Throttling and a
 * refused sign-in are thrown on (`CallFailure`): they concern the connection, not this row. The answer is *not* noted
 * here for `answered`: whoever called writes it down together with what it brought.
 */
export async function sendWrite<T>(
  context: PieceContext,
  write: NamedWrite,
  send: (writeContext: WriteContext) => Promise<T>,
): Promise<WriteOutcome<T>> {
  try {
    const value = await send({
      requestId: write.requestId,
      onSending: async ({ correlationId }) => {
        await intend(context.database, context.turn, { ...write, correlationId });
        if (write.intended !== undefined) await context.reach(write.intended, context.record.id);
      },
    });
    return { kind: 'answered', value };
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    if (error.kind === 'unclear') return { kind: 'unclear', failure: error };
    await answered(context.database, context.turn, write.name);
    if (error.kind === 'refused') return { kind: 'refused', failure: error };
    if (error.kind === 'in-progress') return { kind: 'in-progress', failure: error };
    throw error;
  }
}

/** From when on a write sent at `sentAt` cannot take effect any more. */
export function clearAt(context: Pick<PieceContext, 'policy'>, sentAt: Date): Date {
  return new Date(sentAt.getTime() + context.policy.writeDeadline);
}

/** Under which ids a write was sent last: for an answer whose own words say no. */
export async function sentUnderIds(
  context: Pick<PieceContext, 'database' | 'record'>,
  name: string,
): Promise<{ readonly requestId: string; readonly correlationId: string }> {
  const intents = await intentsOf(context.database, context.record.id);
  const sent = intents.get(name);
  return { requestId: sent?.requestId ?? '', correlationId: sent?.correlationIds.at(-1) ?? '' };
}

/** What a message says of a refusal, so that support can find it. */
export function failureValues(failure: CallFailure): Record<string, string> {
  return {
    status: String(failure.facts.status ?? ''),
    code: failure.facts.code ?? '',
    description: failure.facts.description,
    requestId: failure.facts.requestId ?? '',
    correlationId: failure.facts.correlationId ?? '',
  };
}
