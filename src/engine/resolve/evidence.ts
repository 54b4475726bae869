import { Problem, type CartId, type RequestId } from '../../base';
import type { PlanPart } from '../../migration';
import { intentsOf } from '../store/intents';
import type { MigrationRecord, PurchaseRecord } from '../store/records';
import { loadMigration } from '../store/turns';
import { candidatesFor, type Candidate } from './candidates';
import type { EngineWorld } from './engine-world';
import { unclearPartOf, type UnclearPart } from './unclear-part';

/** What is known of a purchase whose outcome is not: what was sent, what was searched, what was found. */
export interface Evidence {
  readonly record: MigrationRecord;
  readonly part: PlanPart;
  readonly since: Date;
  readonly cartId: CartId | undefined;
  readonly requestId: RequestId | undefined;
  readonly sentAt: Date | undefined;
  readonly searchedAt: Date;
  readonly candidates: readonly Candidate[];
  /** Before this instant the service's lists may lag behind what was bought. */
  readonly notBoughtFrom: Date;
}

/** When something that buys was sent last, as far as it is not known what came of it. */
export function lastSending({ unclearSince, checkoutSentAt, orderSentAt }: PurchaseRecord): Date | undefined {
  const instants = [unclearSince, checkoutSentAt, orderSentAt].filter((one) => one !== undefined);
  return instants.length === 0 ? undefined : new Date(Math.max(...instants.map((one) => one.getTime())));
}

/** From when on nobody need reckon with a purchase that is listed late. */
export function provableFrom(world: EngineWorld, purchase: PurchaseRecord): Date {
  const last = lastSending(purchase) ?? world.clock.now();
  return new Date(last.getTime() + world.policy.writeDeadline + world.policy.listingLag);
}

/** The row and what is unclear of it. Throws `not-resolvable`. */
export async function unclearRow(
  world: EngineWorld,
  migrationId: string,
): Promise<{ readonly record: MigrationRecord; readonly unclear: UnclearPart }> {
  const record = await loadMigration(world.database, migrationId);
  if (record === undefined) throw new Problem('row-not-found', { subscription: migrationId });
  const unclear = await unclearPartOf(world.database, record);
  if (unclear === undefined) {
    throw new Problem('not-resolvable', { subscription: record.plan.source.id, state: record.state });
  }
  return { record, unclear };
}

/** Collects the evidence on which a person decides. Throws `not-resolvable`. */
export async function collectEvidence(world: EngineWorld, migrationId: string): Promise<Evidence> {
  const { record, unclear } = await unclearRow(world, migrationId);
  const searchedAt = world.clock.now();
  const [intents, candidates] = await Promise.all([
    intentsOf(world.database, record.id, searchedAt),
    candidatesFor(world, record, unclear),
  ]);
  const { part, purchase } = unclear;
  const sendings = ['checkout', 'order'].flatMap((kind) => intents.get(`part-${String(part.part)}/${kind}`) ?? []);
  const [last] = sendings.sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime());
  return {
    record,
    part,
    since: record.since,
    cartId: purchase.cartId,
    requestId: last?.requestId,
    sentAt: lastSending(purchase),
    searchedAt,
    candidates,
    notBoughtFrom: provableFrom(world, purchase),
  };
}
