import * as z from 'zod/mini';
import type { Read } from './read';
import { count, instant, maybe, subscriptionId, text } from './scalar';

/** What a person can declare of a purchase whose outcome is not known. */
export const resolveRequest = z.discriminatedUnion('choice', [
  /** This subscription is the one that was bought. */
  z.object({ choice: z.literal('adopt'), subscriptionId }),
  /** Look again. */
  z.object({ choice: z.literal('wait') }),
  /** Nothing was bought; `typed` is the evidence's `phrase`, as typed by the person. */
  z.object({ choice: z.literal('not-bought'), typed: text }),
]);
export type ResolveRequest = Read<typeof resolveRequest>;

/** A subscription of the customer that could be the one that was bought. */
const candidate = z.object({
  subscriptionId,
  product: text,
  licenses: maybe(count),
  orderId: text,
  createdOn: maybe(text),
  status: text,
  /** It carries the row's own marker. */
  marked: z.boolean(),
});

/** What is known of a purchase whose outcome is not: what was sent, what was searched, what was found. */
export const evidenceAnswer = z.object({
  subscriptionId,
  since: instant,
  /** Plan and licenses that were to be bought. */
  plan: text,
  licenses: count,
  cartId: text,
  requestId: text,
  correlationId: text,
  /** When the purchase was sent last. */
  sentAt: maybe(instant),
  searchedAt: instant,
  candidates: z.array(candidate),
  /** Before this instant the service's own lists may lag behind, and "not bought" is refused. */
  notBoughtFrom: maybe(instant),
  /** What a person types to declare that nothing was bought. */
  phrase: text,
});
export type EvidenceAnswer = Read<typeof evidenceAnswer>;
