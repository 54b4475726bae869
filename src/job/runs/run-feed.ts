import { Problem, type RunId } from '../../base';
import { beginning, isCursor, type Changes, type RowMark, type RowView, type RunHead } from '../../engine';
import type { RunWorld } from '../world';
import { NewsQueue } from './news-queue';
import type { Pace } from './pace';
import { notRunOf } from './read-runs';
import { newsInBlocks, newsOf, noNews, rowsInBlock, type RowNews } from './row-news';
import { headOf, isChecking, standingOf, type RunStanding } from './run-standing';

/** What a follower is told: rows that changed, and where the run stands with them. */
export interface RunNews extends RowNews {
  /** Where to go on from after this. */
  readonly cursor: string;
  /** Undefined: more of the same look follows. */
  readonly standing: RunStanding | undefined;
}

/** Tells followers of runs what changes. All of them share one look at the database, however many they are. */
export interface RunFeed {
  /**
   * The news of a run, from the cursor on; without one the whole run first. Ends with the run, or with the signal.
   * Throws `run-not-found`.
   */
  follow(id: RunId, after: string | undefined, signal: AbortSignal): AsyncGenerator<RunNews>;
  /** Ends all streams: their followers go on at another gateway, or here after a restart. */
  close(): void;
}

/** A run that somebody follows. */
interface FollowedRun {
  head: RunHead;
  /** Up to where its changes were told: of its own, for what is read when it is joined is of another instant. */
  cursor: string;
  readonly marks: Map<string, RowMark>;
  /** What was told of each row, so that a repeated look says nothing twice. */
  readonly told: Map<string, string>;
  readonly followers: Set<NewsQueue>;
}

function versionOf({ record, settled, failed, purchases }: RowView): string {
  const bought = purchases.map(({ orderId = '', subscriptionId = '' }) => `${orderId}/${subscriptionId}`);
  return [record.updatedAt.getTime(), record.seq, record.state, settled, failed, ...bought].join('|');
}

/** Of many cursors the one before which everything was told. */
function oldestCursor(runs: readonly FollowedRun[]): string {
  const [first, ...others] = runs.map(({ cursor }) => cursor);
  return others.reduce((oldest, one) => (BigInt(one) < BigInt(oldest) ? one : oldest), first ?? beginning);
}

export function openRunFeed(world: RunWorld, pace: Pace): RunFeed {
  const { engine, clock } = world;
  const runs = new Map<RunId, FollowedRun>();
  const closed = new AbortController();
  let looking: Promise<void> | undefined;

  const standing = (run: FollowedRun): RunStanding => standingOf(world, run.head, [...run.marks.values()], pace);

  async function reload(run: FollowedRun, head: RunHead): Promise<void> {
    run.head = head;
    const marks = await engine.marksOfRun(head);
    run.marks.clear();
    for (const mark of marks) run.marks.set(mark.id, mark);
  }

  async function join(id: RunId): Promise<FollowedRun> {
    const head = await headOf(world, id);
    const known = runs.get(id);
    if (known !== undefined) return known;
    // Before its rows are read: what changes meanwhile is told twice rather than never.
    const cursor = await engine.cursor();
    const run: FollowedRun = { head, cursor, marks: new Map(), told: new Map(), followers: new Set() };
    await reload(run, head);
    const meanwhile = runs.get(id);
    if (meanwhile !== undefined) return meanwhile;
    runs.set(id, run);
    return run;
  }

  function leave(id: RunId, run: FollowedRun, queue: NewsQueue): void {
    run.followers.delete(queue);
    if (run.followers.size === 0) runs.delete(id);
  }

  /** Counts rows anew; whether that makes a difference to what was counted. */
  async function recount(run: FollowedRun, rows: readonly string[]): Promise<boolean> {
    let differs = false;
    for (const mark of rows.length === 0 ? [] : await engine.marks(rows)) {
      differs ||= JSON.stringify(mark) !== JSON.stringify(run.marks.get(mark.id));
      run.marks.set(mark.id, mark);
    }
    return differs;
  }

  /** What one look means for one run. */
  async function tell(run: FollowedRun, changes: Changes): Promise<void> {
    const { id } = run.head;
    const requestChanged = changes.runs.includes(id);
    const wasChecking = isChecking(run.head);
    let counted = requestChanged;
    const rows = changes.rows.filter((row) => row.runId === id || run.marks.has(row.id)).map((row) => row.id);
    if (requestChanged) {
      const [head] = await engine.runs([id]);
      if (head !== undefined) await reload(run, head);
    } else counted = await recount(run, rows);
    const decided = wasChecking && !isChecking(run.head);
    // Rows that the run goes on with are news to it, whatever they did before.
    const news = await changed(run, decided ? [...new Set([...rows, ...run.marks.keys()])] : rows);
    const notRun = decided ? await notRunOf(world, id) : [];
    // A row may have been told when it was already further than it had been counted: then only the count is news.
    if (news.rows.length === 0 && notRun.length === 0 && !counted) return;
    const told: RunNews = {
      rows: [...news.rows, ...notRun],
      users: news.users,
      cursor: changes.cursor,
      standing: standing(run),
    };
    for (const follower of run.followers) follower.push(told);
  }

  async function changed(run: FollowedRun, ids: readonly string[]): Promise<RowNews> {
    const rows: RowNews['rows'][number][] = [];
    const users: RowNews['users'][number][] = [];
    for (let start = 0; start < ids.length; start += rowsInBlock) {
      const views = await engine.rowsById(ids.slice(start, start + rowsInBlock));
      const fresh = views.filter((view) => run.told.get(view.record.id) !== versionOf(view));
      for (const view of fresh) run.told.set(view.record.id, versionOf(view));
      const news = await newsOf(world, fresh);
      rows.push(...news.rows);
      users.push(...news.users);
    }
    return { rows, users };
  }

  async function lookOn(): Promise<void> {
    while (runs.size > 0 && !closed.signal.aborted) {
      await clock.sleep(world.followEvery, closed.signal).catch(() => undefined);
      // Those alone whose rows were read before the look: who joins meanwhile has not missed it.
      const followed = [...runs.values()];
      try {
        const changes = await engine.changes(oldestCursor(followed));
        for (const run of followed) {
          await tell(run, changes);
          run.cursor = changes.cursor;
        }
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        for (const run of runs.values()) for (const follower of run.followers) follower.fail(failure);
        return;
      }
    }
  }

  function look(): void {
    looking ??= lookOn().finally(() => {
      looking = undefined;
      if (runs.size > 0 && !closed.signal.aborted) look();
    });
  }

  /** What the follower has missed, a block at a time, and then where the run stands. */
  async function* missed(run: FollowedRun, after: string | undefined, upTo: string): AsyncGenerator<RunNews> {
    const { id } = run.head;
    // Where the run stood before its rows are read, or they would be older than it says, and the last words of one be lost.
    const stood = standing(run);
    const since = after !== undefined && isCursor(after) ? after : beginning;
    let ids: readonly string[] = [...run.marks.keys()];
    let notRun = !isChecking(run.head);
    if (since !== beginning) {
      const changes = await engine.changes(since);
      const named = new Set(changes.rows.map((row) => row.id));
      ids = changes.runs.includes(id) ? ids : ids.filter((row) => named.has(row));
      notRun &&= changes.runs.includes(id);
    }
    for await (const news of newsInBlocks(world, ids)) yield { ...news, cursor: since, standing: undefined };
    const rest = notRun ? { rows: await notRunOf(world, id), users: [] } : noNews;
    yield { ...rest, cursor: upTo, standing: stood };
  }

  return {
    async *follow(id, after, signal) {
      const run = await join(id);
      const upTo = run.cursor;
      const queue = new NewsQueue(AbortSignal.any([signal, closed.signal]));
      run.followers.add(queue);
      look();
      try {
        for await (const news of missed(run, after, upTo)) {
          if (signal.aborted) return;
          yield news;
          if (news.standing?.status === 'ended') return;
        }
        for await (const news of queue) {
          yield news;
          if (news.standing?.status === 'ended') return;
        }
      } finally {
        leave(id, run, queue);
      }
    },
    close: () => {
      closed.abort(new Problem('interrupted'));
    },
  };
}
