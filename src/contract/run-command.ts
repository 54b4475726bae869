import * as z from 'zod/mini';
import { rowStates } from '../migration';
import type { Read } from './read';
import { stepName } from './run-terms';
import { mostRows, maybe, subscriptionId } from './scalar';

export const runCommands = ['pause', 'resume', 'cancel', 'retry', 'undo', 'look-again'] as const;
export type RunCommand = (typeof runCommands)[number];

export const commandRequest = z.object({
  /** Left out: every row of the run that accepts the command. */
  subscriptions: maybe(z.array(subscriptionId).check(z.maxLength(mostRows))),
  /**
   * Of `resume`: the wave that is approved. Left out: rows that wait for approval go on only where they are named
   * themselves.
   */
  wave: maybe(stepName),
});
export type CommandRequest = Read<typeof commandRequest>;

export const commandAnswer = z.object({
  taken: z.array(subscriptionId),
  /** Rows that were named and whose state does not accept the command. */
  refused: z.array(z.object({ subscriptionId, state: z.enum(rowStates) })),
});
export type CommandAnswer = Read<typeof commandAnswer>;
