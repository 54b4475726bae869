import { once } from 'node:events';
import { join } from 'node:path';
import {
  createPool,
  ExecutorIdInUse,
  joinMembers,
  upgradeDatabase,
  type DatabasePool,
  type Member,
} from '../../../src/engine/postgres';
import { Child } from '../../support/child-process';
import { silentLog } from '../../support/log';
import { freshDatabase, type FreshDatabase } from '../../support/postgres';
import { systemClock } from '../../support/system-clock';
import { until } from '../../support/until';

describe('joinMembers', () => {
  let database: FreshDatabase;
  let pool: DatabasePool;
  let members: Member[];

  beforeEach(async () => {
    database = await freshDatabase();
    pool = createPool(database.url, { log: silentLog, clock: systemClock });
    await upgradeDatabase(pool);
    members = [];
  });

  afterEach(async () => {
    await Promise.all(members.map((member) => member.leave()));
    await pool.end();
    await database.drop();
  });

  const enter = async (executorId: string): Promise<Member> => {
    const member = await joinMembers(pool, executorId, { log: silentLog, patience: 300, protocol: 1 });
    members.push(member);
    return member;
  };
  const startProcess = async (executorId: string, silence = 20_000): Promise<Child> => {
    const parameters = [database.url, executorId, String(silence)];
    const child = new Child(join(__dirname, 'joining-process.ts'), parameters);
    await child.says('joined');
    return child;
  };
  const deadIds = async (member: Member): Promise<string[]> =>
    (await member.deadMembers()).map(({ executorId }) => executorId);
  const cutConnectionsOfLocks = async (): Promise<void> => {
    await pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`);
  };

  test('takes nobody for dead who lives', async () => {
    const [one, two] = [await enter('one'), await enter('two')];
    expect(await deadIds(one)).toEqual([]);
    expect(await deadIds(two)).toEqual([]);
    expect([one.held, await two.confirm()]).toEqual([true, true]);
  });

  test('refuses an id under which another process lives', async () => {
    await enter('one');
    await expect(joinMembers(pool, 'one', { log: silentLog, patience: 100, protocol: 1 })).rejects.toThrow(
      ExecutorIdInUse,
    );
  });

  test('a process that was killed is dead to exactly one of the others, until that one is done', async () => {
    const [one, two] = [await enter('one'), await enter('two')];
    const child = await startProcess('killed');
    expect(await deadIds(one)).toEqual([]);
    await child.kill();
    const dead = await until(async () => (await one.deadMembers())[0]);
    expect(dead.executorId).toBe('killed');
    expect([await deadIds(one), await deadIds(two)]).toEqual([[], []]);
    await dead.release();
    const [again] = await two.deadMembers();
    expect(again?.executorId).toBe('killed');
    await again?.done();
    expect([await deadIds(one), await deadIds(two)]).toEqual([[], []]);
  });

  test('a process that is frozen counts as dead after a silence, and learns it when it goes on', async () => {
    const one = await enter('one');
    const child = await startProcess('frozen', 2_000);
    child.signal('SIGSTOP');
    const dead = await until(async () => (await one.deadMembers())[0]);
    expect(dead.executorId).toBe('frozen');
    child.signal('SIGCONT');
    await child.says('replaced');
    await dead.done();
    await child.kill();
  });

  test('a member who dies while it takes over another leaves both to the next', async () => {
    const child = await startProcess('first');
    await child.kill();
    const helper = await joinMembers(pool, 'helper', { log: silentLog, protocol: 1 });
    await until(async () => (await helper.deadMembers())[0]);
    await helper.leave();
    const last = await enter('last');
    const dead = new Set<string>();
    await until(async () => {
      for (const id of await deadIds(last)) dead.add(id);
      return dead.size === 2 || undefined;
    });
    expect([...dead].sort()).toEqual(['first', 'helper']);
  });

  test('what a member leaves unfinished is taken over like that of a killed one', async () => {
    const one = await enter('one');
    const child = await startProcess('leaver');
    child.tell('leave');
    await child.ended();
    expect(await until(async () => (await deadIds(one))[0])).toBe('leaver');
  });

  test('an id can be used again at once after its process was killed, and is alive then', async () => {
    const one = await enter('one');
    const child = await startProcess('again');
    await child.kill();
    const again = await joinMembers(pool, 'again', { log: silentLog, protocol: 1 });
    members.push(again);
    expect(await deadIds(one)).toEqual([]);
  });

  test('takes its lock again after the connection was cut', async () => {
    const one = await enter('one');
    await cutConnectionsOfLocks();
    await until(async () => (await one.confirm()) || undefined);
    expect(one.replaced.aborted).toBe(false);
    const two = await enter('two');
    expect(await deadIds(two)).toEqual([]);
  });

  test('learns after a lost connection that it was taken over, and never counts as held again', async () => {
    const one = await enter('one');
    await pool.query(`update crossgrade.member set taken_by = 'two', taken_at = clock_timestamp()`);
    const replaced = once(one.replaced, 'abort');
    await cutConnectionsOfLocks();
    await replaced;
    expect([one.held, await one.confirm()]).toEqual([false, false]);
    expect(await deadIds(one)).toEqual([]);
  });
});
