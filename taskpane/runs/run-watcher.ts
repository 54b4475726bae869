import { Problem, type Clock, type RunId } from '../../src/base';
import type { RunAnswer, RunSummary } from '../../src/contract';
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
import type { GatewayClient } from '../gateway-client/gateway-client';
import { mergeRowPatch } from './merge-row-patch';
import { ResultWriter } from './result-writer';

/** A run as the pane knows it at the moment. */
export interface RunView {
  readonly summary: RunSummary;
  /** By the row's key, in the order in which they became known. */
  readonly rows: ReadonlyMap<string, RowPatch>;
  /** Rows that were asked for and not run, with what was found. */
  readonly notRun: readonly RowPatch[];
  /** Whether news arrive. The run goes on either way. */
  readonly connected: boolean;
  /** Rows whose newest result is not in the workbook yet. */
  readonly waiting: number;
  /** Why results wait; undefined: nothing is in their way. */
  readonly held: unknown;
  /** Rows that were deleted from the workbook. */
  readonly missing: readonly RowKey[];
}

export interface RunWatcherOptions {
  readonly gateway: Pick<GatewayClient, 'run' | 'follow'>;
  readonly workbook: Pick<WorkbookPort, 'patch'>;
  readonly clock: Clock;
  /**
   * Whether a row's words may go into the sheet. What an older run says of a row that a newer one has taken since is
   * history: it is shown, and not written.
   */
  readonly mayWrite: (row: RowPatch, said: 'by-run' | 'not-run') => boolean;
  /** Told whenever something of the run changed. */
  readonly changed: (view: RunView) => void;
  /** Told of what was written into the workbook. */
  readonly wrote: (patch: WorkbookPatch, outcome: PatchOutcome) => void;
  /** Told when it is over, with the problem that ended it before the run's end. */
  readonly ended: (problem: unknown) => void;
}

/** Follows one run: its newest words for the pane, and its results into the workbook. */
export class RunWatcher {
  private readonly stopped = new AbortController();
  private readonly writer: ResultWriter;
  /** The last word on each user, as it was written. */
  private readonly users = new Map<string, string>();
  /** Where the stream of events goes on from; undefined: from its beginning. */
  private cursor: string | undefined;
  /** The rows that did not pass, being asked for. */
  private rejected: Promise<void> | undefined;
  private view: RunView;

  constructor(
    first: RunAnswer,
    private readonly options: RunWatcherOptions,
  ) {
    this.view = {
      summary: first,
      rows: new Map(),
      notRun: [],
      connected: true,
      waiting: 0,
      held: undefined,
      missing: [],
    };
    this.writer = new ResultWriter(
      {
        workbook: options.workbook,
        clock: options.clock,
        wrote: (patch, outcome) => {
          this.tell({});
          options.wrote(patch, outcome);
        },
        held: (reason) => this.tell({ held: reason }),
      },
      this.stopped.signal,
    );
    this.take(first);
  }

  get id(): RunId {
    return this.view.summary.id;
  }

  get current(): RunView {
    return this.view;
  }

  /** Starts to follow; the run's end, or `stop`, ends it. */
  start(): void {
    void this.follow().then(
      () => this.options.ended(undefined),
      (error: unknown) => {
        if (!this.stopped.signal.aborted) this.options.ended(error);
      },
    );
  }

  stop(): void {
    this.stopped.abort(new Problem('interrupted'));
  }

  /** Resolves when every result that is known is in the workbook. */
  settled(): Promise<void> {
    return this.writer.settled();
  }

  /** Rows were deleted from the workbook: those of this run can be brought back. Gives how many they are. */
  removed(keys: readonly RowKey[]): number {
    const own = keys.filter((key) => this.view.rows.has(migrationKey(key)));
    if (own.length === 0) return 0;
    this.writer.removed(own);
    this.tell({});
    return own.length;
  }

  /** Rows are in the workbook again. */
  restored(keys: readonly RowKey[]): void {
    this.writer.restored(keys);
    this.tell({});
  }

  private async follow(): Promise<void> {
    const { gateway } = this.options;
    const { signal } = this.stopped;
    const end = await gateway.follow(
      this.id,
      {
        rows: ({ rows, users }) => this.add(rows, users),
        run: (summary) => this.takeSummary(summary),
        connected: (connected) => this.tell({ connected }),
      },
      // The answer has told everything up to its cursor.
      { signal, from: this.cursor },
    );
    this.takeSummary(end);
    await this.rejected;
    await this.writer.settled();
  }

  /** What did not pass the check is told with the whole run only, and known as soon as checking is over. */
  private takeSummary(summary: RunSummary): void {
    const wasChecking = this.view.summary.status === 'checking';
    this.tell({ summary });
    if (!wasChecking || summary.status === 'checking') return;
    this.rejected = this.options.gateway.run(this.id, this.stopped.signal).then(
      ({ notRun }) => this.reject(notRun),
      (error: unknown) => {
        if (!this.stopped.signal.aborted) this.tell({ held: error });
      },
    );
  }

  private take(answer: RunAnswer): void {
    const { rows, users, notRun, cursor, ...summary } = answer;
    this.cursor = cursor === '' ? undefined : cursor;
    this.tell({ summary });
    this.reject(notRun);
    this.add(rows, users);
  }

  /** All that is taken of an answer that was asked for beside the stream, which may have told newer things meanwhile. */
  private reject(notRun: readonly RowPatch[]): void {
    this.tell({ notRun });
    this.write(notRun, 'not-run', []);
  }

  /** Takes up what is news: a stream that is taken up again tells some things twice. */
  private add(rows: readonly RowPatch[], users: readonly UserRow[]): void {
    const known = new Map(this.view.rows);
    const newRows = rows.filter((row) => {
      const key = migrationKey(row);
      const before = known.get(key);
      const now = before === undefined ? row : mergeRowPatch(before, row);
      known.set(key, now);
      return before === undefined || JSON.stringify(before) !== JSON.stringify(now);
    });
    const newUsers = users.filter((user) => {
      const key = userKey(user);
      const text = JSON.stringify(user);
      const isNew = this.users.get(key) !== text;
      this.users.set(key, text);
      return isNew;
    });
    if (newRows.length === 0 && newUsers.length === 0) return;
    this.write(newRows, 'by-run', newUsers);
    this.tell({ rows: known });
  }

  private write(rows: readonly RowPatch[], said: 'by-run' | 'not-run', users: readonly UserRow[]): void {
    const written = rows.filter((row) => this.options.mayWrite(row, said));
    const keys = new Set(written.map(migrationKey));
    const own = users.filter((user) => keys.has(migrationKey(user)) || this.isWritten(user));
    if (written.length > 0 || own.length > 0) this.writer.add(written, own);
  }

  /** Users come with their row or after it. */
  private isWritten(user: UserRow): boolean {
    const row = this.view.rows.get(migrationKey(user));
    return row !== undefined && this.options.mayWrite(row, 'by-run');
  }

  private tell(change: Partial<RunView>): void {
    this.view = { ...this.view, ...change, waiting: this.writer.waitingRows, missing: this.writer.missingRows };
    this.options.changed(this.view);
  }
}
