import type { RunId, SubscriptionId } from '../../base';
import type { RunHead } from '../../engine';
import type { UserRow } from '../../workbook';
import type { JobPatch } from '../results/job-patch';
import type { RunWorld } from '../world';
import type { Pace } from './pace';
import { allNews, newsInBlocks, newsOf, viewsInBlocks, type RowNews } from './row-news';
import { headOf, standingOf, type RunStanding } from './run-standing';

/** A run with its rows. */
export interface RunReading extends RunStanding, RowNews {
  /** Rows that were asked for and did not pass. */
  readonly notRun: readonly JobPatch[];
  /** Where a stream of its events goes on from. */
  readonly cursor: string;
}

/** The rows of a request that did not pass, as the judge has shown them. */
export async function notRunOf(world: RunWorld, id: RunId): Promise<readonly JobPatch[]> {
  return (await world.engine.notRun(id)) as readonly JobPatch[]; // written by `judgeRequests` and by nobody else
}

/** A run with all its rows. Throws `run-not-found`. */
export async function readRun(world: RunWorld, pace: Pace, id: RunId): Promise<RunReading> {
  // Before the rows: what changes meanwhile is told twice rather than never.
  const cursor = await world.engine.cursor();
  const head = await headOf(world, id);
  const marks = await world.engine.marksOfRun(head);
  const news = await allNews(
    newsInBlocks(
      world,
      marks.map((mark) => mark.id),
    ),
  );
  return { ...standingOf(world, head, marks, pace), ...news, notRun: await notRunOf(world, id), cursor };
}

const mostListed = 50;

/** Runs in numbers, newest first; without ids the latest ones. */
export async function listRuns(
  world: RunWorld,
  pace: Pace,
  ids: readonly RunId[] | undefined,
): Promise<readonly RunStanding[]> {
  const { engine } = world;
  return standings(world, pace, ids === undefined ? await engine.latestRuns(mostListed) : await engine.runs(ids));
}

async function standings(world: RunWorld, pace: Pace, heads: readonly RunHead[]): Promise<readonly RunStanding[]> {
  const tallies = await world.engine.tallies(heads);
  return heads.map((head) => standingOf(world, head, tallies.get(head.id) ?? [], pace));
}

/** Where rows of a workbook stand, whoever ran them, and the runs they belong to. */
export async function readStatuses(
  world: RunWorld,
  pace: Pace,
  subscriptions: readonly SubscriptionId[],
): Promise<RowNews & { readonly runs: readonly RunStanding[] }> {
  const rows: JobPatch[] = [];
  const users: UserRow[] = [];
  const runs = new Set<RunId>();
  for await (const views of viewsInBlocks(world, subscriptions)) {
    const news = await newsOf(world, views);
    rows.push(...news.rows);
    users.push(...news.users);
    for (const { record } of views) runs.add(record.runId);
  }
  return { rows, users, runs: await standings(world, pace, await world.engine.runs([...runs])) };
}
