import { createPool, upgradeDatabase, type DatabasePool } from '../../../src/engine/postgres';
import { silentLog } from '../../support/log';
import { emptyDatabase, type FreshDatabase } from '../../support/postgres';
import { systemClock } from '../../support/system-clock';

const first = { number: 1, name: 'one', sql: 'create table crossgrade.one (id integer primary key)' };
const second = { number: 2, name: 'two', sql: 'create table crossgrade.two (id integer primary key)' };

describe('upgradeDatabase', () => {
  let database: FreshDatabase;
  let pool: DatabasePool;

  beforeEach(async () => {
    database = await emptyDatabase();
    pool = createPool(database.url, { log: silentLog, clock: systemClock });
  });

  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  const appliedNumbers = async (): Promise<number[]> => {
    const { rows } = await pool.query<{ number: number }>('select number from crossgrade.upgrade order by number');
    return rows.map(({ number }) => number);
  };

  test('applies every step of this version to an empty database, and nothing the second time', async () => {
    await upgradeDatabase(pool);
    const applied = await appliedNumbers();
    expect(applied.length).toBeGreaterThanOrEqual(3);
    await upgradeDatabase(pool);
    expect(await appliedNumbers()).toEqual(applied);
  });

  test('applies only what is missing, in the order of the numbers', async () => {
    await upgradeDatabase(pool, [first]);
    await upgradeDatabase(pool, [second, first]);
    expect(await appliedNumbers()).toEqual([1, 2]);
  });

  test('lets several processes upgrade at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => upgradeDatabase(pool, [first, second])));
    expect(await appliedNumbers()).toEqual([1, 2]);
  });

  test('leaves nothing of an upgrade that fails half way', async () => {
    const broken = { number: 2, name: 'broken', sql: 'create table crossgrade.half (id integer); select 1 / 0' };
    await expect(upgradeDatabase(pool, [first, broken])).rejects.toThrow('division by zero');
    const { rows } = await pool.query(
      `select to_regclass('crossgrade.half') as half, to_regclass('crossgrade.one') as one`,
    );
    expect(rows).toEqual([{ half: null, one: null }]);
  });

  test('refuses a database of a newer version', async () => {
    await upgradeDatabase(pool, [first, second]);
    await expect(upgradeDatabase(pool, [first])).rejects.toMatchObject({
      code: 'database-newer',
      values: { version: 2, supported: 1 },
    });
  });

  test('refuses a database whose applied steps were others, line ends apart', async () => {
    const lines = { ...first, sql: 'create table crossgrade.one (\n  id integer\n)' };
    await upgradeDatabase(pool, [lines]);
    await upgradeDatabase(pool, [{ ...lines, sql: lines.sql.replaceAll('\n', '\r\n') }]);
    await expect(upgradeDatabase(pool, [first])).rejects.toMatchObject({
      code: 'database-altered',
      values: { upgrade: '0001-one' },
    });
  });
});
