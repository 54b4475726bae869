import { idKey, Problem, type RunId, type SubscriptionId } from '../../base';
import type { Evidence } from '../../engine';
import type { RunWorld } from '../world';
import { headOf } from './run-standing';

/** What a person decides about an outcome that is not known. */
export type Decision =
  | { readonly choice: 'adopt'; readonly subscriptionId: SubscriptionId }
  | { readonly choice: 'wait' }
  | { readonly choice: 'not-bought' }
  | { readonly choice: 'not-changed' };

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

/** Carries the decision of a person on a row of a run out. Whatever is said is held against the service first. */
export async function resolveRow(
  world: RunWorld,
  { run, row, by }: { readonly run: RunId; readonly row: SubscriptionId; readonly by: string },
  decision: Decision,
): Promise<SubscriptionId> {
  return resolveMigration(world, { id: await migrationOf(world, run, row), row, by }, decision);
}

/** As `resolveRow`, of a row by its migration. */
export async function resolveMigration(
  world: Pick<RunWorld, 'engine'>,
  { id, row, by }: { readonly id: string; readonly row: SubscriptionId; readonly by: string },
  decision: Decision,
): Promise<SubscriptionId> {
  const { engine } = world;
  switch (decision.choice) {
    case 'adopt':
      return (await engine.adopt(id, decision.subscriptionId, by)).plan.source.id;
    case 'not-bought':
      return (await engine.notBought(id, by)).plan.source.id;
    case 'not-changed':
      return (await engine.notChanged(id, by)).plan.source.id;
    case 'wait': {
      const { taken, refused } = await engine.retry([id]);
      const state = refused[0]?.state;
      if (state !== undefined && state !== 'unknown') {
        throw new Problem('not-resolvable', { subscription: row, state });
      }
      return taken[0]?.plan.source.id ?? row;
    }
  }
}
