import type { Clock, RunId, SubscriptionId } from '../../src/base';
import type { CommandAnswer, ResolveRequest, RunAnswer, RunCommand, RunRequest, RunSummary } from '../../src/contract';
import {
  migrationKey,
  type PatchOutcome,
  type RowKey,
  type RowPatch,
  type WorkbookContent,
  type WorkbookPatch,
  type WorkbookPort,
} from '../../src/workbook';
import type { GatewayClient } from '../gateway-client/gateway-client';
import { newsFor } from './news-for';
import { rememberRun } from './result-writer';
import { restoreRows } from './restore-rows';
import { RowOwners } from './row-owners';
import { RunWatcher, type RunView } from './run-watcher';
import { isActive, noRuns, type RunsView } from './runs-view';

export interface RunCenterOptions {
  readonly gateway: Pick<GatewayClient, 'run' | 'runs' | 'follow' | 'startRun' | 'statuses' | 'command' | 'resolve'>;
  readonly workbook: WorkbookPort;
  readonly clock: Clock;
  readonly newId: () => RunId;
  /** Told whenever something of a run changed. */
  readonly changed: (view: RunsView, before: RunsView) => void;
  /** Told of what was written into the workbook. */
  readonly wrote: (patch: WorkbookPatch, outcome: PatchOutcome) => void;
}

/** What a request to run came to. */
export interface StartedRun {
  readonly id: RunId;
  /** An earlier request that was never answered: its run was found, and none was started for this one. */
  readonly found: RunSummary | undefined;
}

const newestFirst = (a: RunSummary, b: RunSummary): number => Date.parse(b.startedAt) - Date.parse(a.startedAt);

/** What of a run goes into the sheet. */
interface Writes {
  readonly rows: boolean;
  /** Of the rows that its own check did not let pass. */
  readonly refused: (row: RowPatch) => boolean;
}

const everything: Writes = { rows: true, refused: () => true };

/** Rows that the sheet still shows as ready with the plan that the run's own check refused. */
function refusedAsReady(content: WorkbookContent): (row: RowPatch) => boolean {
  const rows = new Map(content.rows.map((row) => [migrationKey(row), row]));
  return (refused) => {
    const row = rows.get(migrationKey(refused));
    return row?.keys.stateCode === 'ready' && row.planEcho === refused.checkedPlan;
  };
}

/** Starts runs, finds those of the workbook again, and follows them all. */
export class RunCenter {
  private view = noRuns;
  private readonly watchers = new Map<RunId, RunWatcher>();
  /** A run that was asked for and of which the gateway did not say whether it took it. */
  private unanswered: RunId | undefined;
  private readonly owners = new RowOwners();
  /** Rows as they were read last, to bring back those that are deleted. */
  private seen: WorkbookContent | undefined;

  constructor(private readonly options: RunCenterOptions) {}

  get current(): RunsView {
    return this.view;
  }

  /**
   * Starts a run. Its id stands in the workbook before the gateway hears of it: wherever the pane is lost, whoever opens
   * the workbook next finds the run if there is one. A run that was asked for before and never answered is looked for
   * first: if the gateway has it, that is the one, and no other is started.
   */
  async start(request: RunRequest, content: WorkbookContent, signal?: AbortSignal): Promise<StartedRun> {
    const { gateway, workbook, newId } = this.options;
    this.remember(content);
    const found = await this.unansweredRun(signal);
    if (found !== undefined) return { id: found.id, found };
    const id = newId();
    await rememberRun(workbook, id);
    this.unanswered = id;
    this.watch(await gateway.startRun(id, request, signal), everything);
    this.unanswered = undefined;
    return { id, found: undefined };
  }

  /**
   * Brings the workbook up to date and follows what is under way, whoever started it. Gives how many rows it wrote.
   */
  async catchUp(content: WorkbookContent, signal?: AbortSignal): Promise<number> {
    const { gateway, workbook, wrote } = this.options;
    this.remember(content);
    const known = [...new Set([...content.meta.runIds, ...content.rows.flatMap((row) => row.keys.runId ?? [])])];
    const [statuses, own] = await Promise.all([
      gateway.statuses(
        content.rows.map((row) => row.subscriptionId),
        signal,
      ),
      known.length === 0 ? { runs: [] } : gateway.runs(known, signal),
    ]);
    const news = newsFor(content, statuses.rows, statuses.users);
    if (news.rows.length > 0 || news.users.length > 0) wrote(news, await workbook.patch(news));
    this.learn([...statuses.runs, ...own.runs]);
    this.owners.learnRows(statuses.rows);
    const active = this.view.history.filter((run) => isActive(run) && !this.watchers.has(run.id));
    const answers = await Promise.all(active.map(({ id }) => gateway.run(id, signal)));
    const unchanged = refusedAsReady(content);
    for (const answer of answers) this.watch(answer, { rows: true, refused: unchanged });
    return news.rows.length;
  }

  /** Opens one run of the history, with its rows. */
  async open(id: RunId, signal?: AbortSignal): Promise<RunView> {
    const known = this.watchers.get(id);
    if (known !== undefined) return known.current;
    const answer = await this.options.gateway.run(id, signal);
    // A run that is over has nothing to tell the sheet: catching up has told it.
    return this.watch(answer, { rows: isActive(answer), refused: () => false }).current;
  }

  /** Asks something of the rows of a run, and follows it again where it had ended. */
  async command(id: RunId, command: RunCommand, subscriptions?: readonly SubscriptionId[]): Promise<CommandAnswer> {
    const answer = await this.options.gateway.command(id, command, subscriptions);
    if (answer.taken.length > 0) await this.revive(id);
    return answer;
  }

  /** Decides about a purchase whose outcome is not known. */
  async resolve(id: RunId, row: SubscriptionId, choice: ResolveRequest): Promise<CommandAnswer> {
    const answer = await this.options.gateway.resolve(id, row, choice);
    await this.revive(id);
    return answer;
  }

  /** Follows a run again that had ended: after its end a run tells nothing more; asked to do something, it lives again. */
  private async revive(id: RunId): Promise<void> {
    const watcher = this.watchers.get(id);
    if (watcher !== undefined && isActive(watcher.current.summary)) return;
    watcher?.stop();
    this.watchers.delete(id);
    this.watch(await this.options.gateway.run(id), { rows: true, refused: () => false });
  }

  /** Rows were deleted from the workbook. Gives how many of them a run has in hand. */
  removed(keys: readonly RowKey[]): number {
    const active = [...this.watchers.values()].filter((watcher) => isActive(watcher.current.summary));
    return active.reduce((sum, watcher) => sum + watcher.removed(keys), 0);
  }

  /** Brings back rows that were deleted while their run went on. Gives how many. */
  async restore(id: RunId): Promise<number> {
    const watcher = this.watchers.get(id);
    if (watcher === undefined) return 0;
    const { missing, rows } = watcher.current;
    const content = await this.options.workbook.read();
    const restored: readonly RowKey[] = await restoreRows(this.options.workbook, {
      content,
      before: this.seen,
      missing,
      results: rows,
    });
    watcher.restored(restored);
    return restored.length;
  }

  /** Remembers rows as they are, so that deleted ones can be brought back whole. */
  remember(content: WorkbookContent): void {
    const gone = new Map(this.seen?.rows.map((row) => [row.subscriptionId, row]));
    for (const row of content.rows) gone.delete(row.subscriptionId);
    this.seen = { ...content, rows: [...content.rows, ...gone.values()] };
  }

  stop(): void {
    for (const watcher of this.watchers.values()) watcher.stop();
  }

  private async unansweredRun(signal: AbortSignal | undefined): Promise<RunSummary | undefined> {
    const id = this.unanswered;
    if (id === undefined) return undefined;
    const { runs } = await this.options.gateway.runs([id], signal);
    this.unanswered = undefined;
    if (runs.length === 0) return undefined;
    return this.watch(await this.options.gateway.run(id, signal), everything).current.summary;
  }

  private watch(answer: RunAnswer, writes: Writes): RunWatcher {
    const { gateway, workbook, clock, wrote } = this.options;
    this.owners.learnRuns([answer]);
    const watcher = new RunWatcher(answer, {
      gateway,
      workbook,
      clock,
      wrote,
      mayWrite: (row, said) =>
        said === 'not-run' ? writes.refused(row) : writes.rows && this.isNewest(answer.id, row),
      changed: (view) => this.learn([view.summary]),
      ended: (problem) => this.show({ problem }),
    });
    this.watchers.set(watcher.id, watcher);
    this.learn([answer]);
    if (isActive(answer)) watcher.start();
    return watcher;
  }

  private isNewest(run: RunId, row: RowPatch): boolean {
    this.owners.learnRows([row]);
    return this.owners.isLatest(run, row);
  }

  private learn(runs: readonly RunSummary[]): void {
    this.owners.learnRuns(runs);
    const byId = new Map(this.view.history.map((run) => [run.id, run]));
    for (const run of runs) byId.set(run.id, run);
    const watched = [...this.watchers.values()].map((watcher) => watcher.current);
    this.show({
      history: [...byId.values()].sort(newestFirst),
      watched: watched.sort((a, b) => newestFirst(a.summary, b.summary)),
    });
  }

  private show(change: Partial<RunsView>): void {
    const before = this.view;
    this.view = { ...before, ...change };
    this.options.changed(this.view, before);
  }
}
