import type { QueryResultRow } from 'pg';
import { idKey, type RunId } from '../../../base';
import {
  firstStepOf,
  limitsAnything,
  type FirstStep,
  type MigrationPlan,
  type RunLimits,
  type RunSteps,
  type StepName,
} from '../../../migration';
import type { Database } from '../database';

/** What a run is submitted under, beside its rows. */
export interface RunTerms {
  /** When it pauses by itself; default never. */
  readonly limits?: RunLimits | undefined;
  /** How much of it goes before a person has looked; default all of it. */
  readonly steps?: RunSteps | undefined;
  /** Steps of rows that were asked for with these and are under way already, in whoever's run; default none. */
  readonly ahead?: readonly StepName[] | undefined;
}

function firstOf({ steps, ahead }: RunTerms, plans: readonly MigrationPlan[]): FirstStep | undefined {
  if (steps === undefined) return undefined;
  return firstStepOf(
    steps,
    plans.map(({ customerId, source, wave, users }) => ({
      customerId,
      subscriptionId: source.id,
      wave,
      lastDay: source.lastDay,
      users: users.length,
    })),
    ahead,
  );
}

/**
 * Decides the limits and the first step of a run before its first row is durable, and tells what was decided: whoever
 * submits the rest of its rows after a crash sees only those, and must not take the next wave for the first one.
 */
export async function settleRun(
  database: Database,
  runId: RunId,
  plans: readonly MigrationPlan[],
  terms: RunTerms,
): Promise<FirstStep | undefined> {
  const { limits } = terms;
  const first = firstOf(terms, plans);
  await database.pool.query<QueryResultRow>(
    `update crossgrade.run set settled = true, limits = $3, first_step = $4
      where scope = $1 and id = $2 and not settled`,
    [
      database.scope,
      idKey(runId),
      limits === undefined || !limitsAnything(limits) ? null : JSON.stringify(limits),
      first === undefined ? null : JSON.stringify(first),
    ],
  );
  const settled = await database.pool.query<{ first_step: FirstStep | null }>(
    'select first_step from crossgrade.run where scope = $1 and id = $2',
    [database.scope, idKey(runId)],
  );
  return settled.rows[0]?.first_step ?? undefined;
}
