import * as z from 'zod/mini';
import type { Read } from './read';
import { rowPatch } from './row-patch';
import { runSummary } from './run';
import { mostRows, subscriptionId } from './scalar';
import { userRow } from './user-row';

/** Asks where the rows of a workbook stand, whoever ran them. */
export const statusesRequest = z.object({
  subscriptions: z.array(subscriptionId).check(z.maxLength(mostRows)),
});
export type StatusesRequest = Read<typeof statusesRequest>;

export const statusesAnswer = z.object({
  rows: z.array(rowPatch),
  users: z.array(userRow),
  /** The runs that these rows belong to, newest first. */
  runs: z.array(runSummary),
});
export type StatusesAnswer = Read<typeof statusesAnswer>;
