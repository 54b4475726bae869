import { Problem } from '../../base';
import { rowMessage } from '../../migration';
import type { CallFailure } from '../../partner-center';
import type { MigrationRecord } from '../store/rows/records';
import { decide, refuseEarlyDenial } from './decide';
import type { EngineWorld } from './engine-world';
import { unclearRow } from './evidence';
import { searchEverywhere, type Search, type SearchPlace } from './searches';
import type { UnclearRow } from './unclear';

/** What a person denied shows after all: the next look finds it, and no declaration makes it go away. */
const shows: ReadonlySet<SearchPlace> = new Set<SearchPlace>([
  'cart',
  'orders',
  'order',
  'subscriptions',
  'audit-records',
]);

/** Audit records need rights of their own, which many sign-ins do not have; and a cart may be gone. */
const mayBeDark: ReadonlySet<SearchPlace> = new Set<SearchPlace>(['audit-records', 'cart']);

/** Looks once more, and refuses to decide on a look that failed, unless it may. */
async function searchAgain(
  world: EngineWorld,
  row: UnclearRow,
  mayFail: (place: SearchPlace, failure: CallFailure) => boolean,
): Promise<readonly Search[]> {
  const searches = await searchEverywhere(world, row);
  for (const { place, failure } of searches) {
    if (failure !== undefined && !mayFail(place, failure)) throw unreadable(failure);
  }
  return searches;
}

/** A sign-in that has ended and a pause are said as everywhere else. */
function unreadable(failure: CallFailure): Error {
  const { kind, operation, status, description } = failure.facts;
  if (kind === 'signed-out' || kind === 'throttled') return failure;
  return new Problem('decision-unreadable', { operation, status: status ?? '', description }, { cause: failure });
}

/**
 * Nothing was bought: a person has looked at the evidence and says so. Not before the service's lists must show a
 * purchase, and not where they do. Throws `not-bought-too-early`, `adopt-impossible`, `decision-unreadable` and
 * `decision-too-early`.
 */
export async function declareNotBought(world: EngineWorld, migrationId: string, by: string): Promise<MigrationRecord> {
  const row = await unclearRow(world, migrationId);
  const { record, unclear } = row;
  const { id } = record.plan.source;
  if (unclear.kind === 'change') throw new Problem('not-resolvable', { subscription: id, state: record.state });
  refuseEarlyDenial(world, row, 'not-bought-too-early');
  // Where the service does not let us look, nobody can say that there is nothing: what was bought costs.
  const searches = await searchAgain(world, row, (place) => mayBeDark.has(place));
  if (searches.some(({ place, outcome }) => outcome === 'found' && shows.has(place))) {
    throw new Problem('adopt-impossible', { subscription: id, reason: 'bought-after-all' });
  }
  const others = await world.database.pool.query(
    `select 1 from crossgrade.purchase where migration_id = $1 and part <> $2
        and (order_id is not null or subscription_id is not null)`,
    [migrationId, unclear.part.part],
  );
  const state = others.rowCount === 0 ? 'failed-purchase' : 'failed-reassign';
  const message = rowMessage('declared-not-bought', { by });
  const to = { state, message, decision: { choice: 'not-bought', by }, denial: 'not-bought-too-early' } as const;
  return decide(world, row, to, (client) =>
    client.query(
      `update crossgrade.purchase
          set cart_id = null, cart_attempt = cart_attempt + 1, checkout_attempt = checkout_attempt + 1,
              order_attempt = order_attempt + 1, checkout_sent_at = null, order_sent_at = null, order_id = null,
              unclear_since = null
        where migration_id = $1 and part = $2`,
      [migrationId, unclear.part.part],
    ),
  );
}

/**
 * The subscription was not changed: a person has looked at the service's own pages and says so. The row ends where a
 * refusal would have ended it; from there it is tried again, or undone, and both read before they send. So a person's
 * word is enough where the service does not show the subscription, or refuses to: nobody else can tell there. Trouble
 * that passes is no reason for it. Throws `changed-after-all`, `decision-unreadable` and `decision-too-early`.
 */
export async function declareNotChanged(world: EngineWorld, migrationId: string, by: string): Promise<MigrationRecord> {
  const row = await unclearRow(world, migrationId);
  const { record, unclear } = row;
  const { id } = record.plan.source;
  if (unclear.kind !== 'change') throw new Problem('not-resolvable', { subscription: id, state: record.state });
  refuseEarlyDenial(world, row, 'decision-too-early');
  const searches = await searchAgain(world, row, (_place, failure) => failure.kind === 'refused');
  if (searches.some(({ outcome }) => outcome === 'found')) {
    throw new Problem('changed-after-all', { subscription: unclear.subscriptionId });
  }
  const message = rowMessage('declared-not-changed', { by });
  const decision = { choice: 'not-changed', by } as const;
  const to = { state: unclear.failedState, message, decision, denial: 'decision-too-early' } as const;
  return decide(world, row, to, () => Promise.resolve());
}
