import * as z from 'zod/mini';
import type { Read } from './read';
import { customerId, instant, maybe, subscriptionId, text, userId } from './scalar';

export const userResults = [
  'planned',
  'moved',
  'held-already',
  'excluded',
  'failed',
  'unknown',
  'undone',
  'gone',
] as const;
export const userProofs = ['read-back', 'not-yet'] as const;

/** What the agent decided for one user. */
export const userChoice = z.object({
  userId,
  exclude: z.boolean(),
  targetPlan: maybe(text),
  setLocation: maybe(text),
});

/** A row of the Users sheet. */
export const userRow = z.object({
  customerId,
  subscriptionId,
  userId,
  customer: text,
  user: text,
  userName: text,
  from: text,
  to: text,
  location: maybe(text),
  choice: userChoice,
  unknownPlan: maybe(text),
  kept: z.array(text),
  lost: z.array(text),
  new: z.array(text),
  licensesAfter: maybe(z.array(text)),
  proof: maybe(z.enum(userProofs)),
  result: maybe(z.enum(userResults)),
  updated: maybe(instant),
  rowNumber: maybe(z.int()),
});
export type UserRow = Read<typeof userRow>;
