import { Problem, type CartId, type OrderId, type RequestId, type SubscriptionId } from '../../base';
import type { PlanPart } from '../../migration';
import { CallFailure } from '../../partner-center';
import type { ChangeKind } from '../change/change-under-way';
import { buyingIntents } from '../purchase/sendings';
import type { MigrationRecord, SentIntent } from '../store/rows/records';
import { loadMigration } from '../store/turns/turns';
import { candidatesFor, type Candidate } from './candidates';
import type { EngineWorld } from './engine-world';
import { lastSending, provableFrom } from './provable';
import { searchEverywhere, type Search } from './searches';
import { findUnclear, type UnclearRow } from './unclear';

/** What a person can decide of an unclear row. */
export type ResolveChoice = 'adopt' | 'wait' | 'not-bought' | 'not-changed';

/** What is known of an outcome that is not: what was sent, what was searched, what was found. */
export interface Evidence {
  readonly record: MigrationRecord;
  readonly about: 'purchase' | 'order' | 'change';
  /** Since when the outcome is looked for. */
  readonly since: Date;
  /** When the row itself looked last, and how often it has. */
  readonly lookedAt: Date;
  readonly looks: number;
  /** What was to be bought; undefined where the row is about a change. */
  readonly part: PlanPart | undefined;
  /** What was to be changed; undefined where the row is about a purchase. */
  readonly change: { readonly kind: ChangeKind; readonly subscriptionId: SubscriptionId } | undefined;
  readonly cartId: CartId | undefined;
  readonly orderId: OrderId | undefined;
  readonly requestId: RequestId | undefined;
  /** Of every try of the last sending, the latest one last. */
  readonly correlationIds: readonly string[];
  readonly sentAt: Date | undefined;
  /** Looks made for this evidence. */
  readonly searches: readonly Search[];
  readonly searchedAt: Date;
  readonly candidates: readonly Candidate[];
  readonly choices: readonly ResolveChoice[];
  /** Before this instant it may still show that it happened. */
  readonly deniableFrom: Date;
}

/** The row and what is unclear of it. Throws `row-not-found` and `not-resolvable`. */
export async function unclearRow(world: EngineWorld, migrationId: string): Promise<UnclearRow> {
  const record = await loadMigration(world.database, migrationId);
  if (record === undefined) throw new Problem('row-not-found', { subscription: migrationId });
  const row = await findUnclear(world.database, record);
  if (row === undefined) {
    throw new Problem('not-resolvable', { subscription: record.plan.source.id, state: record.state });
  }
  return row;
}

const choicesAbout: Readonly<Record<Evidence['about'], readonly ResolveChoice[]>> = {
  purchase: ['adopt', 'wait', 'not-bought'],
  order: ['adopt', 'wait', 'not-bought'],
  change: ['wait', 'not-changed'],
};

function lastSent({ unclear, intents }: UnclearRow): SentIntent | undefined {
  return unclear.kind === 'change' ? unclear.sent : buyingIntents(unclear.part, intents).at(-1);
}

/** None where the service does not let us look: the searches say so. */
async function candidatesShown(...asked: Parameters<typeof candidatesFor>): Promise<readonly Candidate[]> {
  try {
    return await candidatesFor(...asked);
  } catch (error) {
    if (error instanceof CallFailure) return [];
    throw error;
  }
}

/** Collects the evidence on which a person decides. Throws `not-resolvable`. */
export async function collectEvidence(world: EngineWorld, migrationId: string): Promise<Evidence> {
  const row = await unclearRow(world, migrationId);
  const { record, unclear } = row;
  const searchedAt = world.clock.now();
  const [searches, candidates] = await Promise.all([
    searchEverywhere(world, row),
    unclear.kind === 'change' ? [] : candidatesShown(world, record, unclear),
  ]);
  const sent = lastSent(row);
  const bought = unclear.kind === 'change' ? undefined : unclear;
  return {
    record,
    about: unclear.kind,
    since: record.since,
    lookedAt: record.updatedAt,
    looks: record.looks,
    part: bought?.part,
    change: unclear.kind === 'change' ? { kind: unclear.change, subscriptionId: unclear.subscriptionId } : undefined,
    cartId: bought?.purchase.cartId,
    orderId: bought?.purchase.orderId,
    requestId: sent?.requestId,
    correlationIds: sent?.correlationIds ?? [],
    sentAt: (bought && lastSending(bought.purchase)) ?? sent?.sentAt,
    searches,
    searchedAt,
    candidates,
    choices: choicesAbout[unclear.kind],
    deniableFrom: provableFrom(world, unclear),
  };
}
