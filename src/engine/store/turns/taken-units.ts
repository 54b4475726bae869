import type { PoolClient } from 'pg';
import { transaction } from '../../postgres';
import type { Database } from '../database';
import type { Turn } from './turns';

/*
 * Two rows whose old subscriptions could each be retired alone must not be retired together: each was judged by units
 * that the other one takes. So a decision counts what changes of others may be taking, and a change is only sent while
 * nobody else has begun one since that count. Both are done under one lock for a customer's SKU.
 */

/** A directory SKU of a customer. */
export interface CustomerSku {
  readonly customerKey: string;
  readonly skuKey: string;
}

/** Units that are gone once a change takes effect. */
export interface TakenUnits extends CustomerSku {
  readonly units: number;
  /** Active units of the SKU that are left then. */
  readonly left: number;
  /** When those of others were counted, by the database's clock. */
  readonly countedFrom: Date;
}

/** Thrown instead of sending: another row has begun to take units of the same SKU since they were counted. */
export class CountOutdated extends Error {
  override readonly name = 'CountOutdated';
}

const ofOthers = `
  from crossgrade.write_intent w join crossgrade.migration m on m.id = w.migration_id
 where m.service = split_part($1, '|', 1) and m.customer_key = $2 and w.sku_key = $3 and w.migration_id <> $4`;

async function lock(client: Pick<PoolClient, 'query'>, { scope }: Database, sku: CustomerSku): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtextextended('units/' || split_part($1, '|', 1) || $2, 0))`, [
    scope,
    `/${sku.customerKey}/${sku.skuKey}`,
  ]);
}

/** What changes of other rows take from a SKU. */
export interface UnitsGoing {
  /**
   * Units that they may be taking at this instant: sent, and not read back. Where they took effect already they are
   * counted twice for a moment: too careful, never too generous.
   */
  readonly units: number;
  /** Active units that those have left which were read back a short while ago: the directory shows that late. Infinite: there are none. */
  readonly leftAtMost: number;
  readonly countedFrom: Date;
}

/** Counts what others take. `lag`: for how many milliseconds the directory may still count units that are gone. */
export async function unitsGoing(
  database: Database,
  migrationId: string,
  sku: CustomerSku,
  lag: number,
): Promise<UnitsGoing> {
  return transaction(database.pool, async (client) => {
    await lock(client, database, sku);
    const result = await client.query<{ units: number; left: number | null; now: Date }>(
      `select clock_timestamp() as now, coalesce(sum(units) filter (where going), 0)::integer as units,
              min(units_left) filter (where gone) as left
         from (
           select w.units, w.units_left,
                  w.answered_at is null
                    and m.state in ('retiring', 'undoing', 'throttled', 'paused', 'unknown') as going,
                  w.answered_at > clock_timestamp() - $5::float8 * interval '1 millisecond' as gone ${ofOthers}
         ) taken`,
      [database.scope, sku.customerKey, sku.skuKey, migrationId, lag],
    );
    const row = result.rows[0];
    if (row === undefined) throw new Error('The database counted nothing');
    return { units: row.units, leftAtMost: row.left ?? Infinity, countedFrom: row.now };
  });
}

/** Within the transaction that makes an intent durable: throws `CountOutdated` where the count no longer holds. */
export async function takeUnitsAlone(
  client: Pick<PoolClient, 'query'>,
  database: Database,
  { id }: Pick<Turn, 'id'>,
  taken: TakenUnits,
): Promise<void> {
  await lock(client, database, taken);
  const since = await client.query(`select 1 ${ofOthers} and w.sent_at >= $5 limit 1`, [
    database.scope,
    taken.customerKey,
    taken.skuKey,
    id,
    taken.countedFrom,
  ]);
  if (since.rowCount !== 0) throw new CountOutdated(id);
}
