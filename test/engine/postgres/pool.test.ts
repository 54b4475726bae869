import { createPool, inTurn, transaction, waitUntilReady, type DatabasePool } from '../../../src/engine/postgres';
import { memoryLog, silentLog } from '../../support/log';
import { emptyDatabase, type FreshDatabase } from '../../support/postgres';
import { systemClock } from '../../support/system-clock';
import { ClusterFolder } from './cluster-folder';

const cutAllOthers = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

describe('a pool', () => {
  let database: FreshDatabase;
  let pool: DatabasePool;

  beforeAll(async () => {
    database = await emptyDatabase();
  });

  beforeEach(async () => {
    pool = createPool(database.url, { log: silentLog, clock: systemClock });
    await pool.query('create table if not exists account (id integer primary key, amount integer not null)');
    await pool.query('truncate account');
    await pool.query('insert into account values (1, 0)');
  });

  afterEach(async () => {
    await pool.end();
  });

  afterAll(async () => {
    await database.drop();
  });

  const amount = async (): Promise<number | undefined> =>
    (await pool.query<{ amount: number }>('select amount from account')).rows[0]?.amount;

  test('gives the turn of a process that stands still to the next one, and keeps it for one that is only slow', async () => {
    const asleep = { ...systemClock, sleep: () => new Promise<void>(() => undefined) };
    const frozen = createPool(database.url, { log: silentLog, clock: asleep });
    // Long enough for whoever is only slow on a busy machine: it says a word four times as often.
    const silence = 1_200;
    const taken: string[] = [];
    await new Promise<void>((begun) => {
      void inTurn(frozen, 'test', () => (begun(), new Promise(() => undefined)), silence);
    });
    const turn = (who: string) =>
      inTurn(
        pool,
        'test',
        async () => {
          taken.push(`${who} begins`);
          if (taken.length === 1) await systemClock.sleep(1.5 * silence);
          taken.push(`${who} ends`);
        },
        silence,
      );
    await Promise.all([turn('one'), turn('other')]);
    await frozen.end();

    expect(taken.map((one) => one.split(' ')[1])).toEqual(['begins', 'ends', 'begins', 'ends']);
  });

  test('tells who it is and bounds what a forgotten statement or transaction can hold', async () => {
    const other = createPool(database.url, {
      log: silentLog,
      clock: systemClock,
      applicationName: 'somebody',
      statementMilliseconds: 100,
      idleInTransactionMilliseconds: 1_234,
    });
    const { rows } = await other.query(
      `select current_setting('application_name') as name, current_setting('idle_in_transaction_session_timeout') as idle`,
    );
    expect(rows).toEqual([{ name: 'somebody', idle: '1234ms' }]);
    await expect(other.query('select pg_sleep(10)')).rejects.toMatchObject({ code: '57014' });
    await other.end();
  });

  test('outlives the loss of all its connections, idle and in use', async () => {
    const log = memoryLog();
    const victim = createPool(database.url, { log, clock: systemClock });
    const used = await victim.connect();
    const [waiting] = await Promise.all([victim.connect(), victim.query('select 1')]);
    waiting.release();
    await pool.query(cutAllOthers);
    await expect(used.query('select 1')).rejects.toThrow();
    used.release(true);
    await waitUntilReady(victim);
    expect((await victim.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(log.lines.map(({ event }) => event)).toContain('database-client-lost');
    await victim.end();
  });

  test('does not show the password of its database to whoever prints it', () => {
    const password = decodeURIComponent(new URL(database.url).password);
    expect(JSON.stringify(pool.options)).not.toContain(password);
  });

  test('repeats a transaction that met another one', async () => {
    const runs: number[] = [];
    let meet: () => void = () => undefined;
    const together = new Promise<void>((resolve) => (meet = resolve));
    const add = async (): Promise<void> =>
      transaction(
        pool,
        async (client) => {
          const { rows } = await client.query<{ amount: number }>('select amount from account');
          // None of the five writes before all of them have read.
          if (runs.push(1) === 5) meet();
          await together;
          await client.query('update account set amount = $1', [(rows[0]?.amount ?? 0) + 1]);
        },
        { isolation: 'serializable' },
      );
    await Promise.all(Array.from({ length: 5 }, add));
    expect(await amount()).toBe(5);
    expect(runs.length).toBeGreaterThan(5);
  });

  test('repeats a transaction whose connection was lost before its commit, and does its work once', async () => {
    let runs = 0;
    await transaction(pool, async (client) => {
      runs += 1;
      await client.query('update account set amount = amount + 1');
      if (runs === 1) await client.query('select pg_terminate_backend(pg_backend_pid())');
    });
    expect([runs, await amount()]).toEqual([2, 1]);
  });

  test('does not repeat a transaction whose commit went unanswered', async () => {
    await pool.query(`create function cut() returns trigger language plpgsql as
      'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'`);
    await pool.query(
      'create constraint trigger cut after update on account deferrable initially deferred for each row execute function cut()',
    );
    let runs = 0;
    const lost = transaction(pool, async (client) => {
      runs += 1;
      await client.query('update account set amount = 7');
    });
    await expect(lost).rejects.toMatchObject({ code: 'database-unavailable' });
    expect(runs).toBe(1);
    await pool.query('drop trigger cut on account');
  });

  test('undoes a transaction whose work fails, and passes the reason on', async () => {
    const failed = transaction(pool, async (client) => {
      await client.query('update account set amount = 9');
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await amount()).toBe(0);
  });

  test('a database that is not there is told by its code, without the password', async () => {
    const url = 'postgresql://somebody:hidden@127.0.0.1:1/nothing';
    const nowhere = createPool(url, { log: silentLog, clock: systemClock });
    const failure: unknown = await waitUntilReady(nowhere, { patience: 50 }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'database-unavailable' });
    expect(String(failure)).not.toContain('hidden');
    await nowhere.end();
  });
});

test('a pool and its transactions live through a stop and a start of the server', async () => {
  const folder = await ClusterFolder.make();
  const cluster = await folder.open();
  const log = memoryLog();
  const pool = createPool(() => cluster.url('postgres'), { log, clock: systemClock });
  await pool.query('create table kept (id integer)');
  await cluster.leave();
  await expect(pool.query('select 1')).rejects.toThrow();
  const insert = transaction(pool, (client) => client.query('insert into kept values (1)'));
  await folder.open();
  await insert;
  expect((await pool.query('select id from kept')).rows).toEqual([{ id: 1 }]);
  await pool.end();
  await folder.remove();
});
