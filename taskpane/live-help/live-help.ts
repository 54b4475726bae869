import { Problem, type Clock } from '../../src/base';
import { migrationKey, type InteractiveWorkbook, type RowKey, type WorkbookChange } from '../../src/workbook';

/** Milliseconds without an edit before rows are judged: a filled-down column comes as one. */
const settleTime = 300;

export interface LiveHelpOptions {
  readonly workbook: Pick<InteractiveWorkbook, 'watch'>;
  readonly clock: Clock;
  /** Judges rows that were edited. */
  readonly judge: (keys: readonly RowKey[]) => Promise<unknown>;
  /** Told of rows of which a copy was added or that were removed. */
  readonly noticed: (change: Pick<WorkbookChange, 'copied' | 'removed'>) => void;
}

/** Has edited rows judged as soon as the agent pauses. */
export interface LiveHelp {
  /** Resolves when no edit waits to be judged. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

class Gatherer {
  private waiting = new Map<string, RowKey>();
  private edits = 0;
  private working: Promise<void> | undefined;
  private readonly stopped = new AbortController();

  constructor(private readonly options: LiveHelpOptions) {}

  take(keys: readonly RowKey[]): void {
    for (const key of keys) this.waiting.set(migrationKey(key), key);
    this.edits += 1;
    if (this.waiting.size > 0 && !this.stopped.signal.aborted) this.working ??= this.work();
  }

  async settled(): Promise<void> {
    while (this.working !== undefined) await this.working;
  }

  stop(): void {
    this.stopped.abort(new Problem('interrupted'));
  }

  private async work(): Promise<void> {
    const { clock, judge } = this.options;
    try {
      while (this.waiting.size > 0) {
        const before = this.edits;
        await clock.sleep(settleTime, this.stopped.signal);
        if (this.edits > before) continue; // the agent is still at it
        const keys = [...this.waiting.values()];
        this.waiting = new Map();
        await judge(keys);
      }
    } catch {
      // The signal: the pane is going away. What fails in judging is told by whoever judges.
      this.waiting = new Map();
    } finally {
      this.working = undefined;
    }
  }
}

/** Starts to help: from now on edits of the agent are judged until `stop`. */
export async function startLiveHelp(options: LiveHelpOptions): Promise<LiveHelp> {
  const gatherer = new Gatherer(options);
  const unwatch = await options.workbook.watch(({ planned, copied, removed }) => {
    if (copied.length > 0 || removed.length > 0) options.noticed({ copied, removed });
    gatherer.take(planned);
  });
  return {
    settled: () => gatherer.settled(),
    stop: async () => {
      gatherer.stop();
      await unwatch();
    },
  };
}
