import type { Problem } from '../../base';
import type { RefusedRow } from '../../job';
import type { Saved } from '../../workbook';
import type { ExitCode } from '../exit-code';
import type { Progress, RowReport, RunOffer, UndoOffer, UnclearRow } from '../job-for-cli';

/** Why a row is told: it was asked for, with what a check found, or because its state changed. */
export type RowDetail = 'state' | 'findings' | 'change';

/** Everything that a command tells: said as sentences to a person, or as one JSON object a line to a program. */
export type CliEvent =
  | { readonly event: 'connection'; readonly name: string; readonly sandbox: boolean }
  | ({ readonly event: 'progress' } & Progress)
  | { readonly event: 'row'; readonly row: RowReport; readonly detail: RowDetail }
  | { readonly event: 'not-answered'; readonly customerId: string; readonly customer: string; readonly reason: string }
  | { readonly event: 'problem'; readonly problem: Problem }
  | { readonly event: 'more-problems'; readonly count: number }
  | { readonly event: 'offer'; readonly offer: RunOffer }
  | { readonly event: 'undo-offer'; readonly offer: UndoOffer }
  | ({ readonly event: 'refused' } & RefusedRow)
  | { readonly event: 'evidence'; readonly evidence: UnclearRow; readonly file: string; readonly phrase: string }
  | { readonly event: 'started'; readonly runId: string; readonly rows: number }
  | { readonly event: 'at-risk'; readonly rows: number }
  /** The service has asked for a pause; `until` as an ISO instant. */
  | { readonly event: 'waiting'; readonly until: string }
  | { readonly event: 'stopping' }
  | { readonly event: 'saved'; readonly saved: Saved; readonly file: string }
  | PullSummary
  | RowsSummary
  | { readonly event: 'listening'; readonly what: 'sandbox' | 'gateway'; readonly url: string };

export interface PullSummary {
  readonly event: 'summary';
  readonly command: 'pull';
  readonly exitCode: ExitCode;
  readonly rows: number;
  readonly customersAnswered: number;
  readonly customersNotAnswered: number;
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
  readonly next: string | undefined;
}

export interface RowsSummary {
  readonly event: 'summary';
  readonly command: 'check' | 'run' | 'status' | 'resolve' | 'undo' | 'pause' | 'resume' | 'cancel';
  readonly exitCode: ExitCode;
  readonly rows: number;
  /** Rows by state, as far as there are any. */
  readonly states: Readonly<Record<string, number>>;
  /** Of the commands that work on rows. */
  readonly outcome: 'ended' | 'stopped' | 'declined' | 'nothing' | undefined;
  readonly milliseconds: number | undefined;
  /** The command to go on with. */
  readonly next: string | undefined;
  /** Rows that a check found to come too late for their last day. */
  readonly atRisk?: number | undefined;
  /** The command by which a person settles what is unclear. */
  readonly settle?: string | undefined;
}

/** Where a command's events go. */
export interface Output {
  tell(event: CliEvent): void;
  /** Takes a progress display away, so that a question or the end stands on a line of its own. */
  settle(): void;
}
