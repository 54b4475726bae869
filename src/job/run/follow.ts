import { brandId, Problem, type RunId } from '../../base';
import { isTerminal } from '../../migration';
import type { MigrationRecord, RowTally, RowView } from '../../engine';
import type { PatchOutcome, UserRow, WorkbookContent, WorkbookPort } from '../../workbook';
import type { JobPatch } from '../results/job-patch';
import { resultPatch } from '../results/result-patch';
import { movedUserRows } from '../results/user-results';
import { callsBeforeRest, rowsAtRisk, secondsLeft } from '../runs/outlook';
import { Pace } from '../runs/pace';
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
  /** Until all of them rest; undefined: not known. */
  readonly secondsLeft: number | undefined;
  /** Rows that cannot be through before their last day. */
  readonly rowsAtRisk: number;
}

export interface FollowOptions {
  readonly subscriptions: readonly string[];
  readonly content: WorkbookContent;
  readonly workbook: WorkbookPort;
  /** What the workbook is told of rows that are not followed, with the first save. Default: nothing. */
  readonly others?: readonly JobPatch[];
  readonly progress: (made: RunProgress) => void;
  /** Aborted: following ends, the rows go on with whoever follows. */
  readonly signal: AbortSignal;
}

export interface Followed {
  readonly views: readonly RowView[];
  readonly saved: PatchOutcome | undefined;
  /** Why what came last is not in the workbook; undefined: it is. The facts are in the store, and a `run` brings them in. */
  readonly unsaved: Problem | undefined;
  /** Every row came to rest; false when following was ended before. */
  readonly complete: boolean;
}

/** Saving a large workbook costs seconds: at most this share of the time goes into it. */
const savingShare = 0.2;
/** Milliseconds before a workbook that could not be written is tried again. */
const unwritableRest = 2000;

/**
 * Follows rows until they rest, writes what changed into the workbook as it happens, and every user's proof at the end
 * of a row. What is killed here loses nothing: the facts are in the store.
 */
export async function follow(world: RunWorld, options: FollowOptions): Promise<Followed> {
  const shown = new Map<string, string>();
  const usersShown = new Set<string>();
  const users = indexUsers(options.content.users);
  const pace = new Pace();
  let views = await world.engine.rows(options.subscriptions);
  const found = new Map(views.map(({ record }) => [record.id, record.seq]));
  let saved: PatchOutcome | undefined;
  let unsaved: Problem | undefined;
  let notBefore = 0;
  let others = options.others ?? [];

  async function save(last: boolean): Promise<void> {
    const now = world.clock.now().getTime();
    const changed = views.filter((view) => shown.get(view.record.id) !== versionOf(view));
    if (changed.length + others.length === 0 || (!last && now < notBefore)) return;
    const done = changed.filter((view) => isTerminal(view.record.state) && !usersShown.has(view.record.id));
    const moved: UserRow[] = [];
    for (const view of done) moved.push(...movedUserRows(view, await world.engine.moves(view.record.id), users));
    try {
      saved = await options.workbook.patch({ rows: [...others, ...changed.map(resultPatch)], users: moved });
    } catch (error) {
      // What the rows do must not wait for a disk that is full: the facts are in the store, and the end tells.
      if (!(error instanceof Problem)) throw error;
      unsaved = error;
      notBefore = world.clock.now().getTime() + unwritableRest;
      return;
    }
    unsaved = undefined;
    others = [];
    for (const view of changed) shown.set(view.record.id, versionOf(view));
    for (const view of done) usersShown.add(view.record.id);
    const took = world.clock.now().getTime() - now;
    notBefore = world.clock.now().getTime() + took / savingShare;
  }

  for (;;) {
    options.progress(progressOf(world, views, pace));
    const now = world.clock.now();
    const awaitsLook = ({ record }: RowView): boolean => isOverdue(record, now) && record.seq === found.get(record.id);
    const complete = views.every((view) => rests(world, view.record) && !awaitsLook(view));
    const last = complete || options.signal.aborted;
    await save(last);
    if (last) return { views, saved, unsaved, complete };
    await world.clock.sleep(world.followEvery, options.signal).catch(() => undefined);
    views = await world.engine.rows(options.subscriptions);
  }
}

/**
 * Whether the row is unclear and a look at it is due: the process that sent its write may have died long ago, and then
 * its first look here tells, however long it has been unclear.
 */
function isOverdue({ state, notBefore }: MigrationRecord, now: Date): boolean {
  return state === 'unknown' && (notBefore === undefined || notBefore <= now);
}

/** A row as it is counted. */
function tallyOf({ record, settled }: RowView): RowTally {
  const { state, piece, unknownSince, notBefore, updatedAt, plan } = record;
  const { wave, users } = plan;
  const { lastDay } = plan.source;
  return {
    rows: 1,
    state,
    piece,
    unknownSince,
    notBefore,
    updatedAt,
    wave,
    lastDay,
    settled,
    users: users.length,
    lookDue: false,
  };
}

/** What is followed may belong to several runs; how quickly it goes is known of all of it together. */
const together = brandId<RunId>('');

function progressOf(world: RunWorld, views: readonly RowView[], pace: Pace): RunProgress {
  const rows = views.map(tallyOf);
  const usersMoved = rows.reduce((sum, row) => sum + row.settled, 0);
  const settled = rows.filter((row) => rests(world, row)).length;
  const now = world.clock.now().getTime();
  const speed = pace.look(together, {
    at: now,
    users: usersMoved,
    rows: settled,
    callsLeft: callsBeforeRest(world, rows),
  });
  return {
    views,
    settled,
    usersMoved,
    usersTotal: rows.reduce((sum, row) => sum + row.users, 0),
    secondsLeft: settled === rows.length ? undefined : secondsLeft(world, rows, speed),
    rowsAtRisk: rowsAtRisk(world, rows, speed),
  };
}

function versionOf(view: RowView): string {
  return `${view.record.updatedAt.toISOString()}/${String(view.record.seq)}/${String(view.settled)}/${String(view.failed)}`;
}
