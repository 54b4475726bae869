import * as z from 'zod/mini';
import type { Read } from './read';
import { count, instant, maybe, subscriptionId, text } from './scalar';

/** What a person can declare of an outcome that is not known. */
export const resolveChoices = ['adopt', 'wait', 'not-bought', 'not-changed'] as const;

export const resolveRequest = z.discriminatedUnion('choice', [
  /** This subscription is the one that was bought. */
  z.object({ choice: z.literal('adopt'), subscriptionId }),
  /** Look again. */
  z.object({ choice: z.literal('wait') }),
  /** Nothing was bought; `typed` is the evidence's `phrase`, as typed by the person. */
  z.object({ choice: z.literal('not-bought'), typed: text }),
  /** The subscription was not changed; `typed` as before. */
  z.object({ choice: z.literal('not-changed'), typed: text }),
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

/** One place that was looked into for this answer. */
const search = z.object({
  place: z.enum(['cart', 'orders', 'order', 'subscriptions', 'audit-records', 'subscription']),
  outcome: z.enum(['found', 'nothing', 'unreadable']),
  /** How many were looked through, or the state in which the one is. */
  seen: text,
});

/** A change of a subscription that does not show. */
const change = z.object({
  kind: z.enum(['suspend', 'end-at-term', 'cancel-now', 'reactivate', 'restore-term-end', 'cancel-new']),
  subscriptionId,
});

/** What is known of an outcome that is not: what was sent, what was searched, what was found. */
export const evidenceAnswer = z.object({
  subscriptionId,
  /** Whether anything was bought, which subscription an order brought, or whether a subscription was changed. */
  about: z.enum(['purchase', 'order', 'change']),
  since: instant,
  /** Plan and licenses that were to be bought; empty where the row is about a change. */
  plan: text,
  licenses: maybe(count),
  change: maybe(change),
  cartId: text,
  orderId: text,
  requestId: text,
  correlationId: text,
  /** When it was sent last. */
  sentAt: maybe(instant),
  /** When the row itself looked last, and how often it has since. */
  lookedAt: instant,
  looks: count,
  /** Looks made for this answer. */
  searches: z.array(search),
  searchedAt: instant,
  candidates: z.array(candidate),
  choices: z.array(z.enum(resolveChoices)),
  /** Before this instant it may still show that it happened, and the denial is refused. */
  notBoughtFrom: maybe(instant),
  /** What a person types to declare that it did not happen. */
  phrase: text,
});
export type EvidenceAnswer = Read<typeof evidenceAnswer>;
