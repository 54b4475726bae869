import type { PoolClient, QueryResultRow } from 'pg';
import { Problem, type ProblemCode } from '../../base';
import type { RowMessage, RowState } from '../../migration';
import { transaction } from '../postgres';
import { buyingWrites } from '../purchase/sendings';
import { readMigration } from '../store/rows/row-reading';
import type { MigrationRecord, PersonsDecision } from '../store/rows/records';
import type { EngineWorld } from './engine-world';
import { provableFrom, provableFromNow } from './provable';
import type { UnclearRow } from './unclear';

/** Where a decision leads, and who made it. */
export interface Destination {
  readonly state: RowState;
  readonly message: RowMessage | null;
  readonly decision: Omit<PersonsDecision, 'at'>;
  /** It is denied that something happened: refused with this problem while it may still show. */
  readonly denial?: DenialProblem;
}

type DenialProblem = Extract<ProblemCode, 'not-bought-too-early' | 'decision-too-early'>;

/**
 * Takes the row out of the hands of whoever holds its turn, together with what was decided: after the row's number is
 * raised nobody else can make the intent of a write durable, and nothing is sent without one. A write that was sent a
 * moment ago may still take effect, and is waited for.
 */
export async function decide(
  world: EngineWorld,
  row: UnclearRow,
  to: Destination,
  write: (client: PoolClient) => Promise<unknown>,
): Promise<MigrationRecord> {
  const { record, unclear } = row;
  const writes = unclear.kind === 'change' ? [unclear.name] : buyingWrites(unclear.part);
  return transaction(world.database.pool, async (client) => {
    const moved = await client.query<QueryResultRow>(
      `update crossgrade.migration
          set state = $3, seq = seq + 1, owner = null, looks = 0, since = clock_timestamp(), not_before = null,
              message = $4, result = result || $5::jsonb, workflow = id || '#' || (seq + 1),
              updated_at = clock_timestamp()
        where id = $1 and state = 'unknown' and piece = $2 returning *`,
      [
        record.id,
        record.piece,
        to.state,
        to.message && JSON.stringify(to.message),
        JSON.stringify({ decision: { ...to.decision, at: world.clock.now().toISOString() } }),
      ],
    );
    const after = moved.rows[0];
    if (after === undefined) {
      throw new Problem('not-resolvable', { subscription: record.plan.source.id, state: record.state });
    }
    const flying = await client.query<{ until: Date }>(
      `select max(sent_at) + $2 * interval '1 millisecond' as until from crossgrade.write_intent
        where migration_id = $1 and name = any($3) and answered_at is null
       having max(sent_at) + $2 * interval '1 millisecond' > clock_timestamp()`,
      [record.id, world.policy.writeDeadline, writes],
    );
    const until = flying.rows[0]?.until;
    if (until !== undefined) throw new Problem('decision-too-early', { until: until.toISOString() });
    // While the service was searched the row may have been sent again, and its time begins anew.
    if (to.denial !== undefined) refuseUntil(world, await provableFromNow(client, world, row), to.denial);
    await write(client);
    await client.query(
      'update crossgrade.write_intent set answered_at = clock_timestamp() where migration_id = $1 and name = any($2)',
      [record.id, writes],
    );
    return readMigration(after);
  });
}

/** Refuses to deny what may still show. Throws the problem of this code. */
export function refuseEarlyDenial(world: EngineWorld, { unclear }: UnclearRow, code: DenialProblem): void {
  refuseUntil(world, provableFrom(world, unclear), code);
}

function refuseUntil({ clock }: EngineWorld, from: Date, code: DenialProblem): void {
  if (clock.now() < from) throw new Problem(code, { until: from.toISOString() });
}
