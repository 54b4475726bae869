import type { RowView } from '../engine';
import { stateAccepts } from '../migration';
import type { PatchOutcome, WorkbookContent, WorkbookPort } from '../workbook';
import { resultPatch } from './results/result-patch';
import type { RunWorld } from './world';

export interface StatusReport {
  readonly views: readonly RowView[];
  /** Rows of the workbook that no run has taken. */
  readonly untouched: number;
  readonly saved: PatchOutcome | undefined;
}

/** A look at the service at every finished row, and who is told how far it is. */
export interface LookAgain {
  readonly progress: (made: { readonly looked: number; readonly total: number }) => void;
  /** No longer waits; the looks go on in whatever process is there. */
  readonly signal: AbortSignal;
}

/** Has every finished row looked at once more, and waits for it. */
async function lookAgain(world: RunWorld, views: readonly RowView[], look: LookAgain): Promise<void> {
  const { engine, clock, followEvery } = world;
  const finished = views.filter(({ record }) => stateAccepts(record.state, 'look-again'));
  const { taken } = await engine.lookAgain(finished.map(({ record }) => record.id));
  const ids = taken.map(({ id }) => id);
  for (;;) {
    const open = ids.length === 0 ? 0 : await engine.looksOpen(ids);
    look.progress({ looked: ids.length - open, total: ids.length });
    if (open === 0 || look.signal.aborted) return;
    await clock.sleep(followEvery, look.signal).catch(() => undefined);
  }
}

/** Says where the rows of a workbook stand, and brings the workbook up to date where it lags behind the runs. */
export async function status(
  world: RunWorld,
  workbook: WorkbookPort,
  content: WorkbookContent,
  look?: LookAgain,
): Promise<StatusReport> {
  const subscriptions = content.rows.map((row) => row.subscriptionId);
  const known = await world.engine.rows(subscriptions);
  if (look !== undefined) await lookAgain(world, known, look);
  const views = look === undefined ? known : await world.engine.rows(subscriptions);
  const saved = views.length === 0 ? undefined : await workbook.patch({ rows: views.map(resultPatch) });
  return { views, untouched: content.rows.length - views.length, saved };
}
