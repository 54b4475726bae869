import { idKey } from '../../base';
import { rowMessage, type RowMessage } from '../../migration';
import { pollWait } from '../policy';
import { waitFor, type PieceContext, type PieceOutcome } from '../pieces/piece';
import { intentsOf, StopRequested } from '../store/turns/intents';
import { movesOf, recordMove } from '../store/turns/moves';
import type { MoveDirection, MoveProof } from '../store/rows/records';
import { moveUser } from './move-user';
import { SentWrites } from './sent-writes';
import type { UserMove } from './user-move';
import type { UserTask } from './user-task';
import { writesOf } from './user-write';

/** All users are settled, some perhaps as failed; or the row has to wait. */
export type MovedUsers =
  | { readonly kind: 'settled'; readonly failed: number; readonly firstReason: string }
  | { readonly kind: 'outcome'; readonly outcome: PieceOutcome };

/** Works through a list with so many at once; every lane ends before the first error is thrown on. */
async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined && errors.length === 0; item = queue.shift()) {
      try {
        await work(item);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, lane));
  if (errors.length > 0) throw errors[0];
}

/** Why a user could not be moved, in the service's words, else by its numbers; empty: the service accepted it. */
function reasonOf({ proof: { failure } }: { readonly proof: MoveProof }): string {
  if (failure === undefined) return '';
  return failure.description.trim() || [failure.status, failure.code].filter((part) => part !== '').join('/');
}

/** What a row says of users who could not be moved: the service's reason, or that their licenses do not show the move. */
export function usersFailed(failed: number, total: number, reason: string): RowMessage {
  return reason === ''
    ? rowMessage('users-not-proven', { failed, total })
    : rowMessage('users-failed', { failed, total, reason });
}

function stateOf(direction: MoveDirection): 'reassigning' | 'undoing' {
  return direction === 'forward' ? 'reassigning' : 'undoing';
}

/** Moves the users that are not settled yet, several at once, and writes each proof down as it comes. */
export async function moveUsers(
  context: PieceContext,
  direction: MoveDirection,
  tasks: readonly UserTask[],
): Promise<MovedUsers> {
  const [settled, intents] = await Promise.all([
    movesOf(context.database, context.record.id, direction),
    intentsOf(context.database, context.record.id),
  ]);
  const sent = new SentWrites(intents);
  const waits: Exclude<UserMove, { kind: 'settled' }>[] = [];
  const reasons = [...settled.values()].filter((move) => move.outcome === 'failed').map(reasonOf);
  const left = tasks.filter((task) => !settled.has(idKey(task.userId)));
  const [begun, fresh] = partition(left, (task) => sent.of(writesOf(direction, task)).size > 0);
  let stop: StopRequested | undefined;

  const work = async (task: UserTask): Promise<void> => {
    const move = await moveUser(context, direction, task, sent);
    if (move.kind !== 'settled') {
      waits.push(move);
      return;
    }
    if (move.outcome === 'failed') reasons.push(reasonOf(move));
    await recordMove(
      context.database,
      context.turn,
      { userKey: idKey(task.userId), direction, part: task.part, outcome: move.outcome, proof: move.proof },
      writesOf(direction, task),
    );
    await context.reach('move-proved', context.record.id);
  };
  // Users whose move was begun come first, and all of them: a wish to stop leaves nobody without a license.
  await inLanes(begun, context.policy.usersAtOnce, async (task) => {
    try {
      await work(task);
    } catch (error) {
      if (!(error instanceof StopRequested)) throw error;
      stop = error;
    }
  });
  if (stop !== undefined) throw stop;
  await inLanes(fresh, context.policy.usersAtOnce, work);

  if (waits.length > 0) return { kind: 'outcome', outcome: waitOf(context, direction, waits) };
  return { kind: 'settled', failed: reasons.length, firstReason: reasons.find((reason) => reason !== '') ?? '' };
}

function partition<T>(items: readonly T[], fits: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(fits), items.filter((item) => !fits(item))];
}

function waitOf(
  context: PieceContext,
  direction: MoveDirection,
  waits: readonly Exclude<UserMove, { kind: 'settled' }>[],
): PieceOutcome {
  const short = waits.filter((wait) => wait.kind === 'no-units').length;
  if (short === 0) {
    const times = waits.flatMap((wait) => (wait.kind === 'not-before' ? [wait.until.getTime()] : []));
    return { kind: 'wait', state: stateOf(direction), until: new Date(Math.min(...times)) };
  }
  const message = rowMessage('units-short', { available: 0, needed: short });
  return waitFor(context, pollWait(context.policy, context.record.looks), stateOf(direction), message);
}
