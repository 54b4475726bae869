import type { MigrationPlan } from '../../src/migration';
import type { EngineWorld } from './engine-world';

/**
 * When a write of a row was first sent since its last answer, by what the name of the write ends with: the instant at
 * which its intent was made durable. A deadline counts from there, and not from when the request arrived.
 */
export async function firstSentAt(world: EngineWorld, plan: MigrationPlan, ending: string): Promise<number> {
  const { record } = await world.row(plan);
  const { rows } = await world.pool.query<{ at: Date }>(
    'select first_sent_at as at from crossgrade.write_intent where migration_id = $1 and name like $2',
    [record.id, `%/${ending}`],
  );
  const [sent] = rows;
  if (sent === undefined || rows.length !== 1) throw new Error(`${String(rows.length)} writes named ${ending}`);
  return sent.at.getTime();
}
