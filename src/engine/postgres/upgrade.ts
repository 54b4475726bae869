import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { Problem } from '../../base';
import { failureCode } from './failure';
import type { DatabasePool } from './pool';
import { transaction } from './transaction';
import type { Upgrade } from './upgrade-step';
import { upgrades } from './upgrades';

/** Brings the schema `crossgrade` to what this version needs; several processes may do so at once. */
export async function upgradeDatabase(pool: DatabasePool, wanted: readonly Upgrade[] = upgrades): Promise<void> {
  const known = await appliedUpgrades(pool);
  if (missing(known, wanted).length === 0) return;
  await transaction(pool, async (client) => {
    // One at a time; ends with the transaction, and with the process.
    await client.query(`select pg_advisory_xact_lock(hashtextextended('crossgrade.upgrade', 0))`);
    await client.query(bookkeeping);
    for (const upgrade of missing(await appliedUpgrades(client), wanted)) {
      await client.query(upgrade.sql);
      await client.query('insert into crossgrade.upgrade (number, name, checksum) values ($1, $2, $3)', [
        upgrade.number,
        upgrade.name,
        checksum(upgrade.sql),
      ]);
    }
  });
}

const bookkeeping = `
create schema if not exists crossgrade;
create table if not exists crossgrade.upgrade (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default clock_timestamp()
)`;

interface AppliedUpgrade {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

async function appliedUpgrades(connection: DatabasePool | PoolClient): Promise<readonly AppliedUpgrade[]> {
  try {
    const text = 'select number, name, checksum from crossgrade.upgrade order by number';
    return (await connection.query<AppliedUpgrade>(text)).rows;
  } catch (error) {
    // 3F000 and 42P01: a database that has never been upgraded.
    if (['3F000', '42P01'].includes(failureCode(error) ?? '')) return [];
    throw error;
  }
}

/** What is still to be applied. Refuses a database that a newer version, or a changed step, has made. */
function missing(applied: readonly AppliedUpgrade[], wanted: readonly Upgrade[]): readonly Upgrade[] {
  const byNumber = new Map(wanted.map((upgrade) => [upgrade.number, upgrade]));
  const supported = Math.max(0, ...byNumber.keys());
  for (const { number, name, checksum: found } of applied) {
    const upgrade = byNumber.get(number);
    if (!upgrade) throw new Problem('database-newer', { version: number, supported });
    if (checksum(upgrade.sql) !== found) {
      throw new Problem('database-altered', { upgrade: `${String(number).padStart(4, '0')}-${name}` });
    }
  }
  const done = new Set(applied.map(({ number }) => number));
  return wanted.filter(({ number }) => !done.has(number)).sort((a, b) => a.number - b.number);
}

/** The same whatever line ends a checkout has. */
function checksum(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n').trim()).digest('hex');
}
