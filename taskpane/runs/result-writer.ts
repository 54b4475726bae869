import type { Clock, RunId } from '../../src/base';
import {
  migrationKey,
  userKey,
  type PatchOutcome,
  type RowKey,
  type RowPatch,
  type UserRow,
  type WorkbookPatch,
  type WorkbookPort,
} from '../../src/workbook';
import { mergeRowPatch } from './merge-row-patch';

/** Milliseconds in which changes gather before the first write, and between two writes at least. */
const gathering = 250;
const leastGap = 1_000;
/** Excel belongs to the agent: at most this share of the time goes into writing. */
const writingShare = 0.2;
/** Wait after a write that failed: the agent may be editing a cell, or a dialog is open. */
const afterFailure = 5_000;

export interface ResultWriterOptions {
  readonly workbook: Pick<WorkbookPort, 'patch'>;
  readonly clock: Clock;
  /** Told of everything that is in the workbook now. */
  readonly wrote: (patch: WorkbookPatch, outcome: PatchOutcome) => void;
  /** Told why results wait; undefined: they do no longer. */
  readonly held: (reason: unknown) => void;
}

/** What waits to be written: the last word on each row and each user. */
interface Waiting {
  readonly rows: Map<string, RowPatch>;
  readonly users: Map<string, UserRow>;
}

const nothing = (): Waiting => ({ rows: new Map(), users: new Map() });

/**
 * Writes results into the workbook as they come: everything that changed meanwhile in one go, and not more often than
 * anybody could read. What cannot be written now is kept and written later.
 */
export class ResultWriter {
  private waiting = nothing();
  /** What is being written: not in the workbook yet either. */
  private writing = nothing();
  private working: Promise<void> | undefined;
  private readonly missing = new Map<string, RowKey>();

  constructor(
    private readonly options: ResultWriterOptions,
    private readonly signal: AbortSignal,
  ) {}

  /** Rows that were not in the workbook when their result was to be written. */
  get missingRows(): readonly RowKey[] {
    return [...this.missing.values()];
  }

  /** Rows whose newest result is not in the workbook yet. */
  get waitingRows(): number {
    const rows = [this.waiting, this.writing].flatMap((one) => [
      ...one.rows.keys(),
      ...[...one.users.values()].map(migrationKey),
    ]);
    return new Set(rows).size;
  }

  add(rows: readonly RowPatch[], users: readonly UserRow[]): void {
    for (const row of rows) {
      const key = migrationKey(row);
      const before = this.waiting.rows.get(key);
      this.waiting.rows.set(key, before === undefined ? row : mergeRowPatch(before, row));
    }
    for (const user of users) this.waiting.users.set(userKey(user), user);
    if (this.hasWork && !this.signal.aborted) this.working ??= this.work();
  }

  /** Rows were deleted from the workbook. */
  removed(keys: readonly RowKey[]): void {
    for (const key of keys) this.missing.set(migrationKey(key), key);
  }

  /** Rows were brought back: their results are to be written to them again from now on. */
  restored(keys: readonly RowKey[]): void {
    for (const key of keys) this.missing.delete(migrationKey(key));
  }

  /** Resolves when everything is in the workbook, or nothing more will be written. */
  async settled(): Promise<void> {
    while (this.working !== undefined) await this.working;
  }

  private get hasWork(): boolean {
    return this.waiting.rows.size > 0 || this.waiting.users.size > 0;
  }

  private async work(): Promise<void> {
    const { clock, held } = this.options;
    let gap = gathering;
    try {
      while (this.hasWork) {
        await clock.sleep(gap, this.signal);
        try {
          gap = await this.write();
          held(undefined);
        } catch (error) {
          held(error);
          gap = afterFailure;
        }
      }
    } catch {
      // The signal: whoever follows the run next catches the workbook up.
    } finally {
      this.working = undefined;
    }
  }

  /** Writes what waits; gives the wait before the next write. What fails is put back behind newer words. */
  private async write(): Promise<number> {
    const { workbook, clock, wrote } = this.options;
    const taken = this.waiting;
    this.waiting = nothing();
    this.writing = taken;
    const patch: WorkbookPatch = { rows: [...taken.rows.values()], users: [...taken.users.values()] };
    const began = clock.now().getTime();
    try {
      const outcome = await workbook.patch(patch);
      this.writing = nothing();
      // A row that took its result is there, even if it was gone before: deleting can be undone in the sheet.
      for (const key of taken.rows.keys()) this.missing.delete(key);
      for (const key of outcome.missing) this.missing.set(migrationKey(key), key);
      wrote(patch, outcome);
    } catch (error) {
      this.writing = nothing();
      this.putBack(taken);
      throw error;
    }
    const took = clock.now().getTime() - began;
    return Math.max(leastGap, took / writingShare - took);
  }

  private putBack(taken: Waiting): void {
    const newer = this.waiting;
    this.waiting = taken;
    for (const [key, row] of newer.rows) {
      const before = taken.rows.get(key);
      taken.rows.set(key, before === undefined ? row : mergeRowPatch(before, row));
    }
    for (const [key, user] of newer.users) taken.users.set(key, user);
  }
}

/** Remembers a run in the workbook, so that whoever opens it next finds the run. */
export async function rememberRun(workbook: Pick<WorkbookPort, 'patch'>, runId: RunId): Promise<void> {
  await workbook.patch({ runId });
}
