import { join } from 'node:path';
import { openBudget, type BudgetOptions, type SharedRequestBudget } from '../../../src/engine/budget';
import { createPool, upgradeDatabase, type DatabasePool } from '../../../src/engine/postgres';
import { Child } from '../../support/child-process';
import { silentLog } from '../../support/log';
import { freshDatabase, type FreshDatabase } from '../../support/postgres';
import { systemClock } from '../../support/system-clock';

/** The most instants that any window of this length holds; a window holds its begin and not its end. */
function mostInWindow(instants: readonly number[], window: number): number {
  const sorted = [...instants].sort((a, b) => a - b);
  let most = 0;
  for (let first = 0, last = 0; last < sorted.length; last += 1) {
    while ((sorted[last] ?? 0) - (sorted[first] ?? 0) >= window) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

describe('the shared request budget', () => {
  let database: FreshDatabase;
  let pool: DatabasePool;
  let scopes = 0;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool(database.url, { log: silentLog, clock: systemClock });
    await upgradeDatabase(pool);
  });

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const openers = (options: Partial<BudgetOptions> = {}): (() => SharedRequestBudget) => {
    scopes += 1;
    const scope = `scope ${scopes}`;
    return () =>
      openBudget({
        pool,
        scope,
        requestsPerMinute: 5,
        windowMilliseconds: 400,
        marginMilliseconds: 100,
        ...options,
      });
  };

  const sendAll = async (budgets: readonly SharedRequestBudget[], count: number): Promise<number[]> =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        await budgets[index % budgets.length]?.take();
        return Date.now();
      }),
    );

  test('lets a whole window go at once, and the next requests only a window later', async () => {
    const sent = (await sendAll([openers()()], 11)).sort((a, b) => a - b);
    expect(mostInWindow(sent, 400)).toBe(5);
    expect((sent[4] ?? 0) - (sent[0] ?? 0)).toBeLessThan(400);
    expect((sent[5] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(400);
    expect((sent[10] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(800);
  });

  test('counts what several holders of one tenant send together, and other tenants apart', async () => {
    const open = openers();
    const [sent, other] = await Promise.all([sendAll([open(), open(), open()], 15), sendAll([openers()()], 5)]);
    expect(mostInWindow(sent, 400)).toBe(5);
    expect(Math.max(...other) - Math.min(...other)).toBeLessThan(400);
  });

  test('serves the callers of one process in the order of their asking', async () => {
    const budget = openers()();
    const order: number[] = [];
    await Promise.all(Array.from({ length: 12 }, (_, index) => budget.take().then(() => order.push(index))));
    expect(order).toEqual(Array.from({ length: 12 }, (_, index) => index));
  });

  test('serves a process that asks later before the rest of what an earlier one asks for', async () => {
    const open = openers({ requestsPerMinute: 2, windowMilliseconds: 150, marginMilliseconds: 60 });
    const [busy, late] = [open(), open()];
    const order: string[] = [];
    const many = Array.from({ length: 10 }, () => busy.take().then(() => order.push('busy')));
    await many[0];
    await late.take().then(() => order.push('late'));
    await Promise.all(many);
    expect(order.indexOf('late')).toBeLessThan(6);
  });

  test('one process that is told to wait makes all of them wait, those with a reserved turn included', async () => {
    const open = openers({ requestsPerMinute: 2 });
    const [a, b] = [open(), open()];
    await Promise.all([a.take(), b.take()]);
    const reservedBefore = [a.take(), b.take()];
    await pool.query('select 1');
    const until = Date.now() + 1_000;
    await a.pausedUntil(new Date(until));
    const sent = await Promise.all([...reservedBefore, b.take(), a.take()].map((turn) => turn.then(() => Date.now())));
    expect(Math.min(...sent)).toBeGreaterThanOrEqual(until - 5);
    expect(mostInWindow(sent, 400)).toBe(2);
  });

  test('an earlier end of a pause than the known one changes nothing', async () => {
    const budget = openers()();
    const until = Date.now() + 500;
    await budget.pausedUntil(new Date(until));
    await budget.pausedUntil(new Date(Date.now() + 50));
    await budget.take();
    expect(Date.now()).toBeGreaterThanOrEqual(until - 5);
  });

  test('a caller who gives up gets the reason of its signal and leaves its turn to the next', async () => {
    const budget = openers({ requestsPerMinute: 1 })();
    await budget.take();
    const asked = Date.now();
    const giveUp = new AbortController();
    const first = budget.take(giveUp.signal);
    const second = budget.take();
    giveUp.abort(new Error('not any more'));
    await expect(first).rejects.toThrow('not any more');
    await second;
    expect(Date.now() - asked).toBeLessThan(900);
    await expect(budget.take(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  test('says how long a request that is asked for now would wait', async () => {
    const budget = openers({ requestsPerMinute: 3, windowMilliseconds: 10_000, marginMilliseconds: 1_000 })();
    expect((await budget.waitEstimate()).milliseconds).toBe(0);
    await sendAll([budget], 3);
    const next = await budget.waitEstimate();
    expect(next.milliseconds).toBeGreaterThan(9_000);
    expect(next.milliseconds).toBeLessThanOrEqual(11_000);
    const stop = new AbortController();
    const waiting = Array.from({ length: 4 }, () => budget.take(stop.signal).catch(() => undefined));
    const behind = await budget.waitEstimate();
    expect(behind.milliseconds).toBeGreaterThan(20_000);
    expect(behind.milliseconds).toBeLessThanOrEqual(22_000);
    await budget.pausedUntil(new Date(Date.now() + 30_000));
    const paused = await budget.waitEstimate();
    expect(paused.pausedMilliseconds).toBeGreaterThan(29_000);
    expect(paused.milliseconds).toBeGreaterThanOrEqual(paused.pausedMilliseconds);
    stop.abort();
    await Promise.all(waiting);
  });

  test('without a limit it holds nobody up, but for a pause that any process was told', async () => {
    const open = openers({ requestsPerMinute: 0 });
    const [a, b] = [open(), open()];
    const sent = await sendAll([a], 500);
    expect(Math.max(...sent) - Math.min(...sent)).toBeLessThan(400);
    const until = Date.now() + 700;
    await a.pausedUntil(new Date(until));
    await Promise.all([a.take(), b.take()]);
    expect(Date.now()).toBeGreaterThanOrEqual(until - 5);
    await expect(a.take(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  test('goes on after the database has cut its connections', async () => {
    const budget = openers()();
    await sendAll([budget], 5);
    const waiting = sendAll([budget], 5);
    await pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(await waiting).toHaveLength(5);
  });

  describe('drawn on by four processes', () => {
    const perWindow = 40;
    const window = 1_500;
    const margin = 150;
    const requests = 50;

    test('never sends more than the limit in any window, and leaves no window unused', async () => {
      const parameters = [database.url, perWindow, window, margin, requests].map(String);
      const children = Array.from({ length: 4 }, () => new Child(join(__dirname, 'taking-process.ts'), parameters));
      await Promise.all(children.map((child) => child.says('ready')));
      for (const child of children) child.tell('go');
      await Promise.all(children.map((child) => child.ended()));
      const sent = children.flatMap(({ lines }) => lines.filter((line) => line.startsWith('sent')));
      const instants = sent.map((line) => Number(line.slice('sent '.length)));
      expect(instants).toHaveLength(4 * requests);
      expect(mostInWindow(instants, window)).toBeLessThanOrEqual(perWindow);
      // 200 requests are five windows' worth: the last ones may go after four of them.
      const allowed = (Math.ceil((4 * requests) / perWindow) - 1) * (window + margin);
      expect(Math.max(...instants) - Math.min(...instants)).toBeLessThan(allowed + window);
    });

    test('gives no more than a lease away with a process that is killed', async () => {
      const parameters = [database.url, perWindow, window, margin, 1_000].map(String);
      const child = new Child(join(__dirname, 'taking-process.ts'), parameters);
      await child.says('ready');
      child.tell('go');
      await child.says('sent');
      await child.kill();
      const { rows } = await pool.query<{ reserved: string }>(
        `select count(*) as reserved from crossgrade.budget_slot where scope = 'tenant' and at > clock_timestamp()`,
      );
      expect(Number(rows[0]?.reserved)).toBeLessThanOrEqual(perWindow / 20);
    });
  });
});
