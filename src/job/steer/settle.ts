import { Problem, type SubscriptionId } from '../../base';
import type { Evidence, RowView } from '../../engine';
import type { PatchOutcome, WorkbookContent, WorkbookPort } from '../../workbook';
import { follow, type RunProgress } from '../run/follow';
import { resolveMigration, type Decision } from '../runs/resolve-row';
import type { RunWorld } from '../world';
import { rowsAsked } from './steer';

/** The rows of a workbook whose outcome is not known, with the evidence. Named ones that are known are refused. */
export async function unclearRows(
  world: RunWorld,
  content: WorkbookContent,
  subscriptions: readonly SubscriptionId[] | undefined,
): Promise<readonly Evidence[]> {
  const views = await rowsAsked(world, content, subscriptions);
  const named = subscriptions !== undefined;
  const unclear = views.filter(({ record }) => named || record.state === 'unknown');
  const all: Evidence[] = [];
  for (const { record } of unclear) {
    try {
      all.push(await world.engine.evidence(record.id));
    } catch (error) {
      // It has settled itself in between, and nobody has asked for this very row.
      if (named || !(error instanceof Problem) || error.code !== 'not-resolvable') throw error;
    }
  }
  return all;
}

export interface SettleRequest {
  readonly subscription: SubscriptionId;
  readonly decision: Decision;
  readonly running: (made: RunProgress) => void;
  readonly signal: AbortSignal;
}

export interface Settled {
  readonly views: readonly RowView[];
  readonly complete: boolean;
  readonly saved: PatchOutcome | undefined;
  /** Why the workbook does not show all results; undefined: it does. */
  readonly unsaved?: Problem | undefined;
}

/** Carries a person's decision on one row out, and follows the row until it rests. */
export async function settle(
  world: RunWorld,
  { subscription, decision, running, signal }: SettleRequest,
  workbook: WorkbookPort,
  content: WorkbookContent,
): Promise<Settled> {
  const [view] = await rowsAsked(world, content, [subscription]);
  const id = view?.record.id ?? '';
  await resolveMigration(world, { id, row: subscription, by: world.runBy }, decision);
  return follow(world, { subscriptions: [subscription], content, workbook, progress: running, signal });
}
