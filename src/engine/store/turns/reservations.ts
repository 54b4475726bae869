import { transaction } from '../../postgres';
import type { Database } from '../database';
import type { MoveDirection } from '../rows/records';
import type { Turn } from './turns';

/** Seats that one part of a row needs of a customer's directory SKU. */
export interface SeatDemand {
  readonly part: number;
  readonly direction: MoveDirection;
  readonly customerKey: string;
  readonly skuKey: string;
  readonly units: number;
  /** Of these, seats that users proven moved have taken already. */
  readonly used: number;
}

/**
 * Reserves free units for a row, or says how many there are for it. Other rows of the customer may want the same units:
 * what was granted to them and is not yet used counts as taken. A move proven after `readAt` may or may not be in
 * `available`, so its seat counts as still reserved: too careful for a moment, never too generous.
 */
export async function reserveSeats(
  database: Database,
  turn: Turn,
  demand: SeatDemand,
  available: number,
  readAt: Date,
): Promise<{ readonly granted: boolean; readonly free: number }> {
  return transaction(database.pool, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `seats/${database.scope}/${demand.customerKey}/${demand.skuKey}`,
    ]);
    const taken = await client.query<{ units: string }>(
      `select coalesce(sum(greatest(r.units - (
          select count(*) from crossgrade.user_move u
           where u.migration_id = r.migration_id and u.part = r.part and u.direction = r.direction
             and u.outcome = 'moved' and u.proved_at <= $6), 0)), 0) as units
         from crossgrade.seat_reservation r
         join crossgrade.migration m on m.id = r.migration_id
        where r.scope = $1 and r.customer_key = $2 and r.sku_key = $3
          and not (r.migration_id = $4 and r.part = $5)
          and (r.direction = 'back' or m.state <> 'undoing')
          and m.state in ('provisioning', 'reassigning', 'throttled', 'paused', 'unknown', 'undoing')`,
      [database.scope, demand.customerKey, demand.skuKey, turn.id, demand.part, readAt],
    );
    const free = available - Number(taken.rows[0]?.units ?? 0);
    const granted = free >= demand.units - demand.used;
    if (granted) {
      await client.query(
        `insert into crossgrade.seat_reservation (migration_id, part, direction, scope, customer_key, sku_key, units)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (migration_id, part, direction) do update set units = excluded.units`,
        [turn.id, demand.part, demand.direction, database.scope, demand.customerKey, demand.skuKey, demand.units],
      );
    }
    return { granted, free };
  });
}
