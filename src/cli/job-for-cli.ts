import type { CustomerId, Day, Problem, SubscriptionId } from '../base';
import type { Locale } from '../messages';
import type { Decision, Evidence, RefusedRow, RunOrder, UndoObstacle } from '../job';
import type { Finding, MonthlyCost, PresetKey, RowState, RunSteps, StepName } from '../migration';
import type { Saved, Saying } from '../workbook';

/** What the commands need of the job: the four use cases on the workbook in a file. main.ts puts it together. */
export interface JobForCli {
  pull(file: string, request: PullAsked, follow: Follow): Promise<PullDone>;
  check(file: string, follow: Follow): Promise<CheckDone>;
  /**
   * Checks, asks `confirm` with what would be done, and runs what is included and clean. `stop` asks for a graceful
   * end: what is under way comes to its next safe place, and the same command goes on with it.
   */
  run(file: string, request: RunAsked, confirm: Confirm, follow: RunFollow, stop: AbortSignal): Promise<RunDone>;
  /** Says where the rows stand; `lookAgain` has finished ones held against the service first. */
  status(file: string, lookAgain: boolean, follow: Follow, stop: AbortSignal): Promise<StatusDone>;
  /** Tells rows of earlier runs to pause, go on, be cancelled or be taken back, and follows them until they rest. */
  steer(
    file: string,
    request: SteerAsked,
    confirm: (offer: UndoOffer) => Promise<boolean>,
    follow: RunFollow,
    stop: AbortSignal,
  ): Promise<SteerDone>;
  /** What is known of rows whose outcome is unclear; `row` undefined: of all of them. */
  evidence(file: string, row: SubscriptionId | undefined): Promise<readonly UnclearRow[]>;
  /** Carries a decision on one row out, and follows it until it rests. */
  resolve(
    file: string,
    row: SubscriptionId,
    decision: RowDecision,
    follow: RunFollow,
    stop: AbortSignal,
  ): Promise<ResolveDone>;
}

export interface PullAsked {
  readonly within: number | 'any';
  readonly late: boolean;
  readonly preset: PresetKey;
  /** undefined: all customers. */
  readonly customers: readonly CustomerId[] | undefined;
  /** Language of the workbook; undefined: the one it has. */
  readonly locale: Locale | undefined;
}

export interface RunAsked {
  readonly only: 'failed' | 'ready' | undefined;
  /** undefined: every row that is included. */
  readonly rows: readonly SubscriptionId[] | undefined;
  /** Only this wave: runs it, or approves it where it waits. */
  readonly wave?: StepName | undefined;
  /** How much goes before somebody has looked; undefined: everything. */
  readonly steps?: RunSteps | undefined;
  /** Most rows that may fail, in percent; 100: all of them. This and the next two undefined: as the settings say. */
  readonly stopAfterFailures?: number | undefined;
  readonly stopAfterRows?: number | undefined;
  readonly mostCost?: readonly MonthlyCost[] | undefined;
}

export interface SteerAsked {
  readonly command: 'pause' | 'resume' | 'cancel' | 'undo';
  /** undefined: every row that accepts it. */
  readonly rows: readonly SubscriptionId[] | undefined;
}

/** Parts of the work whose progress is shown. */
export type Phase = 'customers' | 'check' | 'rows' | 'looks';

export interface Progress {
  readonly phase: Phase;
  readonly done: number;
  /** undefined: not known beforehand. */
  readonly total: number | undefined;
  /** Until nothing more happens by itself; undefined: not known. */
  readonly secondsLeft?: number | undefined;
}

export interface Follow {
  progress(progress: Progress): void;
}

export interface RunFollow extends Follow {
  /** The rows are submitted: from here on they go on whatever happens to this process. */
  started(started: { readonly runId: string; readonly rows: number }): void;
  /** A row changed its state. */
  row(row: RowReport): void;
  /** More rows than were told before cannot be through before their last day. */
  atRisk(rows: number): void;
}

/** What a run would do, in numbers, before anything is bought. */
export type RunOffer = RunOrder;

export type Confirm = (offer: RunOffer) => Promise<boolean>;

/** A row as a command tells of it. */
export interface RowReport {
  readonly customerId: CustomerId;
  readonly customer: string;
  readonly subscriptionId: SubscriptionId;
  readonly product: string;
  readonly state: RowState;
  readonly message: Saying | undefined;
  readonly findings: readonly Finding[];
  /** The run that has the row; undefined: none has. */
  readonly run?: RowRun;
}

/** Who runs a row or ran it, and what came of it so far. */
export interface RowRun {
  readonly id: string;
  readonly by: string;
  readonly updated: string;
  readonly newSubscriptions: readonly string[];
  readonly orders: readonly string[];
}

export interface PullDone {
  /** Rows that the pull found. */
  readonly rows: number;
  readonly customersAnswered: number;
  readonly customersNotAnswered: readonly { readonly id: CustomerId; readonly name: string; readonly reason: string }[];
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
  readonly saved: Saved;
}

export interface CheckDone {
  readonly rows: readonly RowReport[];
  readonly saved: Saved;
}

export interface RunDone {
  /** - `ended`: every row is at an end or waits for a later day, - `stopped`: on request, - `declined`: not confirmed, - `nothing`: no row to run. */
  readonly outcome: 'ended' | 'stopped' | 'declined' | 'nothing';
  /** The rows that are in a run, as they stand now. */
  readonly rows: readonly RowReport[];
  /** Rows that were asked for and not run, with what the check found. */
  readonly notRun: readonly RowReport[];
  /** undefined: nothing was written. */
  readonly saved: Saved | undefined;
  /** Why the workbook does not show all results; undefined: it does. */
  readonly unsaved?: Problem | undefined;
}

export interface StatusDone {
  readonly rows: readonly RowReport[];
}

/** What an undo would take back and what it cannot, before anything is touched. */
export interface UndoOffer {
  readonly rows: number;
  readonly users: number;
  /** The last day on which all of them can be undone; undefined: no limit is known. */
  readonly until: Day | undefined;
  readonly impossible: readonly (Pick<RowReport, 'customer' | 'product' | 'subscriptionId' | 'state'> & {
    readonly reason: UndoObstacle;
    readonly until: Day | undefined;
  })[];
}

export interface SteerDone {
  /** Rows that took the command, as they stand now. */
  readonly rows: readonly RowReport[];
  /** Rows that were named and whose state does not accept it. */
  readonly refused: readonly RefusedRow[];
  readonly confirmed: boolean;
  readonly complete: boolean;
  readonly saved: Saved | undefined;
  /** Why the workbook does not show all results; undefined: it does. */
  readonly unsaved?: Problem | undefined;
}

export type RowDecision = Decision;

/** A row whose outcome is unclear, with everything that is known of it. */
export interface UnclearRow extends Omit<Evidence, 'record'> {
  readonly row: RowReport;
}

export interface ResolveDone {
  readonly rows: readonly RowReport[];
  readonly complete: boolean;
  readonly saved: Saved | undefined;
  /** Why the workbook does not show all results; undefined: it does. */
  readonly unsaved?: Problem | undefined;
}
