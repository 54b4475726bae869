import type { SubscriptionId } from '../../base';
import type { UserRow } from '../../workbook';
import { contentOf, type PlannedContent } from '../planned-content';
import { refuseOtherConnection } from '../refuse-other-connection';
import type { JobPatch } from '../results/job-patch';
import { patchOfRunning } from '../run/held-by-other';
import { summarise, type OrderSummary } from '../run/order-summary';
import { throughputOf } from '../run/throughput';
import type { RunWorld } from '../world';
import { checkPatch } from './check-patch';
import { judgeContent, type CheckProgress } from './judge-content';

/** What a check found, as patches for a workbook that is elsewhere. */
export interface CheckFound {
  readonly rows: readonly JobPatch[];
  readonly users: readonly UserRow[];
  /** Rows that a run holds or has finished: where they stand. */
  readonly held: readonly JobPatch[];
  /** What a run would do with the rows that are ready. */
  readonly summary: OrderSummary;
  readonly ready: readonly SubscriptionId[];
}

/** Judges rows that were sent. Cells that cannot be read are the sender's affair; what was sent is judged as it is. */
export async function checkPlanned(
  world: RunWorld,
  planned: PlannedContent,
  progress: (made: CheckProgress) => void,
  { checkedBy, signal }: { readonly checkedBy: string; readonly signal: AbortSignal },
): Promise<CheckFound> {
  refuseOtherConnection(planned.connection, world.connection);
  const { checked, held, users } = await judgeContent(world, contentOf(world, planned), progress, signal);
  const ready = checked.filter((row) => row.state === 'ready' && row.plan !== undefined);
  return {
    rows: checked.map(checkPatch),
    users,
    held: held.map((view) => patchOfRunning(view, checkedBy)),
    summary: summarise(
      ready.flatMap(({ plan }) => plan ?? []),
      throughputOf(world),
    ),
    ready: ready.map(({ row }) => row.subscriptionId),
  };
}
