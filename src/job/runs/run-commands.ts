import { idKey, Problem, type RunId, type SubscriptionId } from '../../base';
import type { CommandOutcome, MigrationRecord, RowMark } from '../../engine';
import { stateAccepts, type RowState, type StepName } from '../../migration';
import type { RunWorld } from '../world';
import { headOf, isChecking } from './run-standing';

export type RunCommand = 'pause' | 'resume' | 'cancel' | 'retry' | 'undo' | 'look-again';

export interface CommandEffect {
  readonly taken: readonly SubscriptionId[];
  readonly refused: readonly { readonly subscriptionId: SubscriptionId; readonly state: RowState }[];
}

/**
 * Tells rows of a run to do something. `named` undefined: every row that accepts the command, and nobody is refused.
 * Rows that wait for approval go on only where their wave or they themselves are named: going on is the approval. A run that is still being judged can be cancelled as a whole. Throws `run-not-found` and `row-not-found`.
 */
export async function commandRun(
  world: RunWorld,
  id: RunId,
  command: RunCommand,
  named: readonly SubscriptionId[] | undefined,
  step?: StepName,
): Promise<CommandEffect> {
  const head = await headOf(world, id);
  if (command === 'cancel' && named === undefined && isChecking(head)) await world.engine.cancelRequest(id);
  const marks = await world.engine.marksOfRun(head);
  const meant = ({ state, waitsFor }: RowMark): boolean =>
    stateAccepts(state, command) &&
    (step === undefined ? command !== 'resume' || waitsFor === undefined : waitsFor === step);
  const chosen = named === undefined ? marks.filter(meant) : pick(marks, named);
  const outcome = await send(world, command, chosen);
  const idOf = (record: MigrationRecord): SubscriptionId => record.plan.source.id;
  return {
    taken: outcome.taken.map(idOf),
    refused:
      named === undefined
        ? []
        : outcome.refused.map((record) => ({ subscriptionId: idOf(record), state: record.state })),
  };
}

function pick(marks: readonly RowMark[], named: readonly SubscriptionId[]): readonly RowMark[] {
  const bySubscription = new Map(marks.map((mark) => [idKey(mark.subscriptionId), mark]));
  return named.map((subscription) => {
    const mark = bySubscription.get(idKey(subscription));
    if (mark === undefined) throw new Problem('row-not-found', { subscription });
    return mark;
  });
}

function send({ engine }: RunWorld, command: RunCommand, rows: readonly RowMark[]): Promise<CommandOutcome> {
  const ids = rows.map((row) => row.id);
  return command === 'look-again' ? engine.lookAgain(ids) : engine[command](ids);
}
