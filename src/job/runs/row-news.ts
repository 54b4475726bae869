import { idKey } from '../../base';
import { isTerminal } from '../../migration';
import type { RowView } from '../../engine';
import type { UserRow } from '../../workbook';
import type { JobPatch } from '../results/job-patch';
import { resultPatch } from '../results/result-patch';
import { movedUserRows } from '../results/user-results';
import { indexUsers } from '../user-index';
import type { RunWorld } from '../world';

/** Rows as patches, with the users of those that have come to an end. */
export interface RowNews {
  readonly rows: readonly JobPatch[];
  readonly users: readonly UserRow[];
}

export const noNews: RowNews = { rows: [], users: [] };

/** Rows read at once: a plan is large, and a run may have very many. */
export const rowsInBlock = 500;

/** What these rows look like now. */
export async function newsOf(world: RunWorld, views: readonly RowView[]): Promise<RowNews> {
  const ended = views.filter(({ record }) => isTerminal(record.state));
  const users = ended.length === 0 ? undefined : await world.engine.users(ended.map(({ record }) => record.id));
  return {
    rows: views.map(resultPatch),
    users: ended.flatMap((view) => {
      const of = users?.get(view.record.id);
      if (of === undefined) return [];
      // Handed in as such by whoever judged the row.
      return movedUserRows(view, of.moves, indexUsers(of.shown as readonly UserRow[]));
    }),
  };
}

/** Rows by their ids, a block at a time, in the order that was asked for. */
export async function* newsInBlocks(world: RunWorld, ids: readonly string[]): AsyncGenerator<RowNews> {
  for (let start = 0; start < ids.length; start += rowsInBlock) {
    const block = ids.slice(start, start + rowsInBlock);
    const views = new Map((await world.engine.rowsById(block)).map((view) => [view.record.id, view]));
    yield await newsOf(
      world,
      block.flatMap((id) => views.get(id) ?? []),
    );
  }
}

/** Blocks as one. */
export async function allNews(blocks: AsyncIterable<RowNews>): Promise<RowNews> {
  const rows: JobPatch[] = [];
  const users: UserRow[] = [];
  for await (const block of blocks) {
    rows.push(...block.rows);
    users.push(...block.users);
  }
  return { rows, users };
}

/** The rows of these subscriptions, whoever ran them, a block at a time. */
export async function* viewsInBlocks(
  world: RunWorld,
  subscriptions: readonly string[],
): AsyncGenerator<readonly RowView[]> {
  const unique = [...new Set(subscriptions.map(idKey))];
  for (let start = 0; start < unique.length; start += rowsInBlock) {
    yield await world.engine.rows(unique.slice(start, start + rowsInBlock));
  }
}
