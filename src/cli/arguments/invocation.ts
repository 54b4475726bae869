import type { CustomerId, SubscriptionId } from '../../base';
import type { Locale } from '../../messages';
import type { MonthlyCost, PresetKey, RunSteps, StepName } from '../../migration';

/** What every command can be told. */
interface Common {
  readonly json: boolean;
  /** Language of this command's texts, where it was asked for. */
  readonly locale: Locale | undefined;
}

interface OnFile extends Common {
  readonly file: string;
}

export interface PullInvocation extends OnFile {
  readonly command: 'pull';
  readonly within: number | 'any';
  readonly late: boolean;
  readonly preset: PresetKey;
  readonly customers: readonly CustomerId[] | undefined;
}

export interface CheckInvocation extends OnFile {
  readonly command: 'check';
}

export interface RunInvocation extends OnFile {
  readonly command: 'run';
  readonly only: 'failed' | 'ready' | undefined;
  readonly rows: readonly SubscriptionId[] | undefined;
  readonly yes: boolean;
  /** Only this wave: runs it, or approves it where it waits. */
  readonly wave: StepName | undefined;
  /** undefined: everything goes at once. */
  readonly steps: RunSteps | undefined;
  /** Each undefined: as the settings say. */
  readonly stopAfterFailures: number | undefined;
  readonly stopAfterRows: number | undefined;
  readonly mostCost: readonly MonthlyCost[] | undefined;
}

export interface StatusInvocation extends OnFile {
  readonly command: 'status';
  /** Finished rows are held against the service once more. */
  readonly lookAgain: boolean;
}

export interface ResolveInvocation extends OnFile {
  readonly command: 'resolve';
  /** undefined: every row whose outcome is unclear. */
  readonly row: SubscriptionId | undefined;
  /** undefined: the evidence is asked for. `typed` is what declares that it did not happen. */
  readonly decision:
    | { readonly choice: 'adopt'; readonly subscriptionId: SubscriptionId }
    | { readonly choice: 'wait' }
    | { readonly choice: 'not-bought' | 'not-changed'; readonly typed: string }
    | undefined;
}

export interface UndoInvocation extends OnFile {
  readonly command: 'undo';
  readonly rows: readonly SubscriptionId[];
  readonly yes: boolean;
}

export interface SteerInvocation extends OnFile {
  readonly command: 'pause' | 'resume' | 'cancel';
  /** undefined: every row that accepts it. */
  readonly rows: readonly SubscriptionId[] | undefined;
}

export interface SandboxInvocation extends Common {
  readonly command: 'sandbox';
  readonly port: number;
  readonly customers: number | undefined;
  readonly seed: number | undefined;
  readonly faults: readonly string[];
}

export interface ServeInvocation extends Common {
  readonly command: 'serve';
  /** Undefined: as the settings say. */
  readonly port: number | undefined;
}

/** The demonstration of `npm start`; not listed among the commands. */
export interface FirstRunInvocation extends Common {
  readonly command: 'first-run';
}

export interface HelpInvocation {
  readonly command: 'help';
  readonly text: string;
}

/** What a command line asks for. */
export type Invocation =
  | PullInvocation
  | CheckInvocation
  | RunInvocation
  | StatusInvocation
  | ResolveInvocation
  | UndoInvocation
  | SteerInvocation
  | SandboxInvocation
  | ServeInvocation
  | FirstRunInvocation
  | HelpInvocation;
