import * as z from 'zod/mini';
import { rowStates } from '../migration';
import { checkRequest } from './check';
import { problemSchema } from './problem';
import type { Read } from './read';
import { rowPatch } from './row-patch';
import { runLimits, runSteps } from './run-terms';
import { count, instant, maybe, mostRows, runId, subscriptionId, text } from './scalar';
import { userRow } from './user-row';

/** Asks for a run: the rows as for a check, and which of them. */
export const runRequest = z.extend(checkRequest, {
  /** `failed`: only rows of earlier runs that failed; `ready`: only rows that no run has taken. Left out: both. */
  only: maybe(z.enum(['failed', 'ready'])),
  /** Left out: all that are included. */
  subscriptions: maybe(z.array(subscriptionId).check(z.maxLength(mostRows))),
  /** When the run pauses by itself. Left out: as the gateway's settings say. */
  limits: maybe(runLimits),
  /** How much goes before a person has looked: the rest waits for `resume` of its wave. Left out: everything goes. */
  steps: maybe(runSteps),
});
export type RunRequest = Read<typeof runRequest>;

/**
 * Where a run stands:
 * - `checking`: its rows are judged once more, nothing is bought yet,
 * - `running`: rows are on their way,
 * - `resting`: what is left waits for a person or a later day,
 * - `looking`: every row is at an end, and some are being looked at once more,
 * - `ended`: every row is at an end.
 */
export const runStatuses = ['checking', 'running', 'resting', 'looking', 'ended'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** A run in numbers. */
export const runSummary = z.object({
  id: runId,
  status: z.enum(runStatuses),
  runBy: text,
  startedAt: instant,
  updatedAt: instant,
  /** Rows that were judged so far, of those that were asked for. */
  checked: count,
  asked: count,
  /** Rows of the run by state. */
  counts: z.partialRecord(z.enum(rowStates), count),
  rowsSettled: count,
  rowsTotal: count,
  usersMoved: count,
  usersTotal: count,
  /** Rows that were asked for and not run: see `notRun`. */
  rowsNotRun: count,
  /** Undefined until enough has happened to tell. */
  rate: maybe(z.object({ unit: z.enum(['users', 'rows']), perMinute: z.number() })),
  secondsLeft: maybe(z.number()),
  /** Rows that cannot be through before their last day. */
  rowsAtRisk: count,
  /** Why the whole run came to nothing. */
  problem: maybe(problemSchema),
});
export type RunSummary = Read<typeof runSummary>;

export const runAnswer = z.extend(runSummary, {
  rows: z.array(rowPatch),
  /** Users of rows that have come to an end, with what was read back. */
  users: z.array(userRow),
  /** Rows that were asked for and did not pass the check, with the findings. */
  notRun: z.array(rowPatch),
  /** Where the run's events go on from, as `Last-Event-ID` or `?after=`. */
  cursor: text,
});
export type RunAnswer = Read<typeof runAnswer>;

export const runsQuery = z.object({
  /** Left out: the latest ones. */
  id: z.optional(z.union([runId, z.array(runId).check(z.maxLength(1000))])),
});
export type RunsQuery = Read<typeof runsQuery>;

export const runsAnswer = z.object({ runs: z.array(runSummary) });
export type RunsAnswer = Read<typeof runsAnswer>;
