import { isTerminal } from '../../migration';
import type { RowView } from '../../engine';
import type { PatchOutcome, UserRow, WorkbookContent, WorkbookPort } from '../../workbook';
import { resultPatch } from '../results/result-patch';
import { movedUserRows } from '../results/user-results';
import { indexUsers } from '../user-index';
import type { RunWorld } from '../world';
import { rests } from './rests';

/** Where a run stands, for whoever watches it. */
export interface RunProgress {
  readonly views: readonly RowView[];
  /** Rows at an end, or resting until a person or a later day. */
  readonly settled: number;
  readonly usersMoved: number;
  readonly usersTotal: number;
}

export interface FollowOptions {
  readonly subscriptions: readonly string[];
  readonly content: WorkbookContent;
  readonly workbook: WorkbookPort;
  readonly progress: (made: RunProgress) => void;
  /** Aborted: following ends, the rows go on with whoever follows. */
  readonly signal: AbortSignal;
}

export interface Followed {
  readonly views: readonly RowView[];
  readonly saved: PatchOutcome | undefined;
  /** Every row came to rest; false when following was ended before. */
  readonly complete: boolean;
}

/** Saving a large workbook costs seconds: at most this share of the time goes into it. */
const savingShare = 0.2;

/**
 * Follows rows until they rest, writes what changed into the workbook as it happens, and every user's proof at the end
 * of a row. What is killed here loses nothing: the facts are in the store.
 */
export async function follow(world: RunWorld, options: FollowOptions): Promise<Followed> {
  const shown = new Map<string, string>();
  const usersShown = new Set<string>();
  const users = indexUsers(options.content.users);
  let views = await world.engine.rows(options.subscriptions);
  let saved: PatchOutcome | undefined;
  let notBefore = 0;

  async function save(last: boolean): Promise<void> {
    const now = world.clock.now().getTime();
    const changed = views.filter((view) => shown.get(view.record.id) !== versionOf(view));
    if (changed.length === 0 || (!last && now < notBefore)) return;
    const done = changed.filter((view) => isTerminal(view.record.state) && !usersShown.has(view.record.id));
    const moved: UserRow[] = [];
    for (const view of done) moved.push(...movedUserRows(view, await world.engine.moves(view.record.id), users));
    saved = await options.workbook.patch({ rows: changed.map(resultPatch), users: moved });
    for (const view of changed) shown.set(view.record.id, versionOf(view));
    for (const view of done) usersShown.add(view.record.id);
    const took = world.clock.now().getTime() - now;
    notBefore = world.clock.now().getTime() + took / savingShare;
  }

  for (;;) {
    options.progress({
      views,
      settled: views.filter((view) => rests(world, view.record)).length,
      usersMoved: views.reduce((sum, view) => sum + view.settled, 0),
      usersTotal: views.reduce((sum, view) => sum + view.record.plan.users.length, 0),
    });
    const complete = views.every((view) => rests(world, view.record));
    const last = complete || options.signal.aborted;
    await save(last);
    if (last) return { views, saved, complete };
    await world.clock.sleep(world.followEvery, options.signal).catch(() => undefined);
    views = await world.engine.rows(options.subscriptions);
  }
}

function versionOf(view: RowView): string {
  return `${view.record.updatedAt.toISOString()}/${String(view.record.seq)}/${String(view.settled)}/${String(view.failed)}`;
}
