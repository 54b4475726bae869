import { Problem, type RunId } from '../../base';
import { refuseOtherConnection } from '../refuse-other-connection';
import type { RunWorld } from '../world';
import type { PlannedRun } from './judge-request';

/** A run as it is asked for. */
export interface AskedRun {
  readonly id: RunId;
  readonly runBy: string;
  readonly planned: PlannedRun;
  /** Of everything that was asked. */
  readonly digest: string;
}

/**
 * Makes the request for a run durable; it is judged and submitted whatever happens to this process. True: it was known
 * already, and is the same run. Throws `run-differs` where the id belongs to another one.
 */
export async function requestRun(world: RunWorld, { id, runBy, planned, digest }: AskedRun): Promise<boolean> {
  refuseOtherConnection(planned.connection, world.connection);
  const named = planned.subscriptions?.length;
  const outcome = await world.engine.request({
    runId: id,
    runBy,
    digest,
    body: JSON.stringify(planned),
    asked: named ?? planned.rows.filter((row) => row.plan.include === 'yes').length,
  });
  if (outcome === 'differs') throw new Problem('run-differs', { run: id });
  return outcome === 'known';
}
