import type { Locale } from '../../messages';
import type { JobForCli } from '../job-for-cli';
import type { Output } from '../output/cli-event';

/** What a command works with; main.ts puts it together, and a test can too. */
export interface CommandContext {
  readonly job: JobForCli;
  readonly output: Output;
  readonly locale: Locale;
  /** Milliseconds, for how long something took. */
  readonly now: () => number;
  /** Aborted when the person asks to stop. */
  readonly stop: AbortSignal;
  /** Asks the person and resolves with the answer; undefined: nobody is there to be asked. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}
