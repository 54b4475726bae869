import type { PoolClient } from 'pg';
import { transaction } from '../postgres';
import type { Database } from './database';
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

/**
 * Units that changes of other rows may be taking at this instant: sent, and not read back. Where they took effect already
 * they are counted twice for a moment: too careful, never too generous.
 */
export async function unitsGoing(
  database: Database,
  migrationId: string,
  sku: CustomerSku,
): Promise<{ readonly units: number; readonly countedFrom: Date }> {
  return transaction(database.pool, async (client) => {
    await lock(client, database, sku);
    const result = await client.query<{ units: number; now: Date }>(
      `select clock_timestamp() as now, (
         select coalesce(sum(w.units), 0)::integer ${ofOthers} and w.answered_at is null
            and m.state in ('retiring', 'undoing', 'throttled', 'paused', 'unknown')) as units`,
      [database.scope, sku.customerKey, sku.skuKey, migrationId],
    );
    const row = result.rows[0];
    if (row === undefined) throw new Error('The database counted nothing');
    return { units: row.units, countedFrom: row.now };
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
