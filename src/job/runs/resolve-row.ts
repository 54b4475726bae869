import { idKey, Problem, type RunId, type SubscriptionId } from '../../base';
import type { Evidence } from '../../engine';
import type { RunWorld } from '../world';
import { headOf } from './run-standing';

/** What a person decides about a purchase whose outcome is not known. */
export type Decision =
  | { readonly choice: 'adopt'; readonly subscriptionId: SubscriptionId }
  | { readonly choice: 'wait' }
  | { readonly choice: 'not-bought' };

/** The row of a run by its old subscription. Throws `run-not-found` and `row-not-found`. */
async function migrationOf(world: RunWorld, run: RunId, row: SubscriptionId): Promise<string> {
  const marks = await world.engine.marksOfRun(await headOf(world, run));
  const mark = marks.find((one) => idKey(one.subscriptionId) === idKey(row));
  if (mark === undefined) throw new Problem('row-not-found', { subscription: row });
  return mark.id;
}

/** The evidence on which a person decides. Throws `not-resolvable` where nothing is to be decided. */
export async function readEvidence(world: RunWorld, run: RunId, row: SubscriptionId): Promise<Evidence> {
  return world.engine.evidence(await migrationOf(world, run, row));
}

/** Carries a decision out. Whatever the person says is held against the service first. */
export async function resolveRow(
  world: RunWorld,
  run: RunId,
  row: SubscriptionId,
  decision: Decision,
): Promise<SubscriptionId> {
  const id = await migrationOf(world, run, row);
  switch (decision.choice) {
    case 'adopt':
      return (await world.engine.adopt(id, decision.subscriptionId)).plan.source.id;
    case 'not-bought':
      return (await world.engine.notBought(id)).plan.source.id;
    case 'wait': {
      const { taken, refused } = await world.engine.retry([id]);
      const state = refused[0]?.state;
      if (state !== undefined && state !== 'unknown') {
        throw new Problem('not-resolvable', { subscription: row, state });
      }
      return taken[0]?.plan.source.id ?? row;
    }
  }
}
