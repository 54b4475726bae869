import { randomUUID } from 'node:crypto';
import { isLookedAtLater, mayMove, rowMessage, type RowState } from '../migration';
import { CallFailure } from '../partner-center';
import { isUnavailable } from './postgres';
import { outcomeIsUnclear } from './outcome-unclear';
import type { Readings } from './readings';
import { runPiece } from './pieces';
import { failureValues } from './write';
import { naturalState } from './pieces/natural-state';
import type { PieceContext, PieceOutcome } from './pieces/piece';
import { waitFor } from './pieces/piece';
import { pollWait } from './policy';
import { endTurn } from './store/turns/end-turn';
import { intentsOf, StopRequested } from './store/turns/intents';
import type { MigrationRecord } from './store/rows/records';
import { mayBeBought, purchasesOf } from './store/turns/purchases';
import {
  advanceTurn,
  claimTurn,
  holdTurn,
  loadMigration,
  showState,
  TurnLost,
  withdrawCancel,
  type Turn,
} from './store/turns/turns';

/** The world that every turn works in. */
export type RunnerWorld = Omit<PieceContext, 'turn' | 'record' | 'readings'> & {
  /** True from when the process wants to end: a row then stands at its next safe place. */
  readonly stopping: () => boolean;
  /** An instant as this machine's clock tells it, in the time of `clock`. */
  readonly toldHere: (instant: Date) => Date;
  /** Which rows this program can execute. */
  readonly protocol: number;
};

/** The turn that follows. `direct`: it belongs to the workflow that ran this one. */
export interface NextTurn {
  readonly id: string;
  readonly seq: number;
  readonly priority: number;
  readonly notBefore: string | undefined;
  readonly direct: boolean;
}

function nextOf(record: MigrationRecord, direct: boolean): NextTurn {
  return {
    id: record.id,
    seq: record.seq,
    priority: record.priority,
    notBefore: record.notBefore?.toISOString(),
    direct,
  };
}

/** The name of the workflow that takes a turn. */
export function workflowOf(id: string, seq: number): string {
  return `${id}#${String(seq)}`;
}

const restingStates: ReadonlySet<RowState> = new Set<RowState>(['paused', 'stale']);

/** Reads in a row that are refused before a person is asked. */
const mostRefusals = 5;

/**
 * Takes one turn of a row: one piece from its present place to the next. Everything a piece needs to know after a crash
 * is in the store, so a turn that is repeated finds what its predecessor did.
 */
export async function takeTurn(
  world: RunnerWorld,
  id: string,
  seq: number,
  workflow: string,
  readings: Readings,
): Promise<NextTurn | undefined> {
  const turn: Turn = { id, seq, owner: randomUUID() };
  const record = await claimTurn(world.database, turn, workflow, world.protocol);
  if (record === undefined) {
    const now = await loadMigration(world.database, id);
    // This very turn ended before its result was journaled: what follows it is started by its own name.
    return now?.seq === seq + 1 && goesOn(now) ? nextOf(now, false) : undefined;
  }
  try {
    const outcome = await outcomeOf({ ...world, turn, record, readings }, world);
    return await advance(world, turn, record, outcome);
  } catch (error) {
    if (error instanceof TurnLost) return undefined;
    throw error;
  }
}

function goesOn(record: MigrationRecord): boolean {
  return record.notBefore !== undefined || naturalState[record.piece] === record.state;
}

async function advance(
  world: RunnerWorld,
  turn: Turn,
  record: MigrationRecord,
  outcome: PieceOutcome,
): Promise<NextTurn | undefined> {
  if (!mayMove(record.state, outcome.state) && !mayMove(naturalState[record.piece], outcome.state)) {
    throw new Error(`${turn.id} may not go from ${record.state} to ${outcome.state}`);
  }
  const message = outcome.message;
  const result = outcome.result;
  if (outcome.kind === 'end') {
    const lookAfter = isLookedAtLater(outcome.state) ? world.policy.lookAgainAfter[0] : undefined;
    await endTurn(world.database, turn, {
      state: outcome.state,
      piece: outcome.piece ?? record.piece,
      message,
      result: { ...result, endedAt: world.clock.now().toISOString(), drift: null },
      lookAfter,
    });
    return undefined;
  }
  const waits = outcome.kind === 'wait';
  const moved = await advanceTurn(world.database, turn, {
    state: outcome.state,
    piece: waits ? record.piece : outcome.piece,
    notBefore: waits ? outcome.until : undefined,
    unknownSince: waits ? outcome.unknownSince : undefined,
    message,
    result,
    workflow: waits ? workflowOf(turn.id, turn.seq + 1) : undefined,
  });
  await world.reach('piece-advanced', turn.id);
  return nextOf(moved, !waits);
}

async function outcomeOf(
  context: PieceContext,
  { stopping, toldHere }: Pick<RunnerWorld, 'stopping' | 'toldHere'>,
): Promise<PieceOutcome> {
  const { record } = context;
  const natural = naturalState[record.piece];
  const standing = record.state === 'unknown' ? 'unknown' : natural;
  try {
    const asked = await personAsks(context, record);
    if (asked !== undefined && !(await isOpen(context, 'before'))) return asked;
    if (stopping()) return waitFor(context, 0, standing, record.message);
    if (record.state === 'throttled' || record.state === 'scheduled' || restingStates.has(record.state)) {
      await showState(context.database, context.turn, natural);
    }
    const outcome = await runPiece[record.piece](context);
    return asked !== undefined && outcome.kind === 'wait' && !(await isOpen(context, 'after')) ? asked : outcome;
  } catch (error) {
    if (error instanceof StopRequested) {
      const asked = await personAsks(context, await holdTurn(context.database, context.turn));
      return asked ?? waitFor(context, 0, standing);
    }
    if (error instanceof CallFailure) return await outcomeOfFailure(context, error, standing, toldHere);
    if (error instanceof TurnLost || isUnavailable(error)) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    context.log.error({ migration: record.id, piece: record.piece, detail }, 'piece-failed');
    return { kind: 'end', state: 'paused', message: rowMessage('internal', { detail }) };
  }
}

/** A call outside the pieces' own judgement failed: a read, or a write that concerns the whole connection. */
async function outcomeOfFailure(
  context: PieceContext,
  failure: CallFailure,
  state: RowState,
  toldHere: RunnerWorld['toldHere'],
): Promise<PieceOutcome> {
  const { record, policy } = context;
  if (failure.kind === 'throttled') {
    const soonest = context.clock.now().getTime() + policy.pollFirst;
    const { retryAt } = failure.facts;
    const asked = retryAt === undefined ? soonest + policy.pollMost : toldHere(retryAt).getTime();
    const until = new Date(Math.max(soonest, asked));
    return {
      kind: 'wait',
      state: state === 'unknown' ? state : 'throttled',
      until,
      message: rowMessage('throttled', { until: until.toISOString() }),
    };
  }
  if (failure.kind === 'signed-out') {
    return { kind: 'end', state: 'paused', message: rowMessage('signed-out', failureValues(failure)) };
  }
  const before = record.message?.code === 'service-trouble' ? Number(record.message.values['refusals'] ?? 0) : 0;
  const refusals = failure.kind === 'refused' ? before + 1 : 0;
  const message = rowMessage('service-trouble', {
    operation: failure.facts.operation,
    ...failureValues(failure),
    refusals,
  });
  const patient = context.clock.now().getTime() - record.since.getTime() <= policy.changePatience;
  if (refusals < mostRefusals && patient) return waitFor(context, pollWait(policy, record.looks), state, message);
  // Something was sent, and the service does not let us look what came of it: that is not known, and said so.
  if (await outcomeIsUnclear(context)) return waitFor(context, pollWait(policy, record.looks), 'unknown', message);
  // A refusal that stays needs a person (a right, a relationship); nothing was sent, so the row just waits for one.
  if (refusals >= mostRefusals) return { kind: 'end', state: 'paused', message };
  return waitFor(context, pollWait(policy, record.looks), state, message);
}

/** Names of the changes of the old subscription that a retirement makes. */
const changesOld: ReadonlySet<string> = new Set(['retire', 'take-back']);
const movesUsers: ReadonlySet<MigrationRecord['piece']> = new Set<MigrationRecord['piece']>(['reassign', 'undo-move']);

/**
 * Whether something was begun that comes before any wish to stop. The move of a user that is not proven: one of them may
 * hold neither license; the piece itself stops before the next user. And a retirement that was sent since the row is in
 * its piece: whom it hurt may not be counted yet, and a suspension that hurt somebody is taken back.
 */
async function isOpen(context: PieceContext, when: 'before' | 'after'): Promise<boolean> {
  const { id, piece, since } = context.record;
  if (piece !== 'retire' && !movesUsers.has(piece)) return false;
  const intents = [...(await intentsOf(context.database, id))];
  if (piece !== 'retire') return intents.some(([, { answered }]) => !answered);
  // Where the piece waits all the same, it has counted, or has nothing to count; or the service puts off what takes the
  // suspension back.
  return intents.some(
    ([name, { answered, sentAt }]) =>
      changesOld.has(name) && (!answered || ((when === 'before' || name === 'take-back') && sentAt > since)),
  );
}

async function personAsks(
  context: PieceContext,
  flags: Pick<MigrationRecord, 'pauseRequested' | 'cancelRequested'>,
): Promise<PieceOutcome | undefined> {
  if (flags.cancelRequested) {
    const bought = (await purchasesOf(context.database, context.record.id)).some(mayBeBought);
    if (!bought) return { kind: 'end', state: 'cancelled', message: rowMessage('cancelled-by-person') };
    await withdrawCancel(context.database, context.turn);
  }
  return flags.pauseRequested ? { kind: 'end', state: 'paused', message: rowMessage('paused-by-person') } : undefined;
}
