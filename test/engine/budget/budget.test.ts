import { join } from 'node:path';
import type { Clock } from '../../../src/base';
import { openBudget, type BudgetOptions, type SharedRequestBudget } from '../../../src/engine/budget';
import { createPool, upgradeDatabase, type DatabasePool } from '../../../src/engine/postgres';
import { Child } from '../../support/child-process';
import { silentLog } from '../../support/log';
import { freshDatabase, type FreshDatabase } from '../../support/postgres';
import { systemClock } from '../../support/system-clock';
import { until } from '../../support/until';

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

  const freshScope = (): string => `scope ${(scopes += 1)}`;

  const openers = (options: Partial<BudgetOptions> = {}, scope = freshScope()): (() => SharedRequestBudget) => {
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

  /** How many places of the queue were given out. */
  const placesTaken = async (scope: string): Promise<number> => {
    const { rows } = await pool.query<{ taken: string }>(
      'select last_number as taken from crossgrade.budget where scope = $1',
      [scope],
    );
    return Number(rows[0]?.taken ?? 0);
  };

  const sendAll = async (budgets: readonly SharedRequestBudget[], count: number): Promise<number[]> =>
    Promise.all(
      Array.from({ length: count }, async (_, index) => {
        await budgets[index % budgets.length]?.take();
        return Date.now();
      }),
    );

  /** A pool whose budgets tell how often they made somebody wait: what a slow machine takes is no waiting of theirs. */
  const sleepingPool = async (use: (own: DatabasePool, sleeps: () => number) => Promise<void>): Promise<void> => {
    let sleeps = 0;
    const clock: Clock = {
      ...systemClock,
      sleep: (...asked) => {
        sleeps += 1;
        return systemClock.sleep(...asked);
      },
    };
    const own = createPool(database.url, { log: silentLog, clock });
    try {
      await use(own, () => sleeps);
    } finally {
      await own.end();
    }
  };

  test('lets a whole window go at once, and the next requests only a window later', async () => {
    await sleepingPool(async (own, sleeps) => {
      const budget = openers({ pool: own })();
      const sleepsBefore: number[] = [];
      const sent = await Promise.all(
        Array.from({ length: 11 }, async () => {
          await budget.take();
          sleepsBefore.push(sleeps());
          return Date.now();
        }),
      );
      expect(sleepsBefore.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
      expect(mostInWindow(sent, 400)).toBeLessThanOrEqual(5);
      expect((sent[5] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(400);
      expect((sent[10] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(800);
    });
  });

  test('counts what several holders of one tenant send together, and other tenants apart', async () => {
    await sleepingPool(async (own, sleeps) => {
      const open = openers();
      const [sent] = await Promise.all([sendAll([open(), open(), open()], 15), sendAll([openers({ pool: own })()], 5)]);
      expect(mostInWindow(sent, 400)).toBeLessThanOrEqual(5);
      expect(sleeps()).toBe(0);
    });
  });

  test('serves the callers of one process in the order of their asking', async () => {
    const budget = openers()();
    const order: number[] = [];
    await Promise.all(Array.from({ length: 12 }, (_, index) => budget.take().then(() => order.push(index))));
    expect(order).toEqual(Array.from({ length: 12 }, (_, index) => index));
  });

  test('serves a process that asks later before the rest of what an earlier one asks for', async () => {
    // Nobody's turn comes while the test looks.
    const scope = freshScope();
    const open = openers({ requestsPerMinute: 2, windowMilliseconds: 600_000 }, scope);
    const [busy, late] = [open(), open()];
    const stop = new AbortController();
    const take = (budget: SharedRequestBudget) => budget.take(stop.signal).catch(() => undefined);
    const many = Array.from({ length: 10 }, () => take(busy));
    await Promise.all(many.slice(0, 2));
    many.push(take(late));
    await until(async () => ((await placesTaken(scope)) >= 4 ? true : undefined));
    // Two have gone, and each of the two waits for one place: the other seven are not in the queue yet.
    expect(await placesTaken(scope)).toBe(4);
    stop.abort();
    await Promise.all(many);
  });

  test('one process that is told to wait makes all of them wait, those with a reserved turn included', async () => {
    // The turns that are reserved come so much later that a slow machine has told of the pause before.
    const scope = freshScope();
    const open = openers({ requestsPerMinute: 4, windowMilliseconds: 2_000, marginMilliseconds: 500 }, scope);
    const [a, b] = [open(), open()];
    await Promise.all([a.take(), b.take(), a.take(), b.take()]);
    const reservedBefore = [a.take(), b.take()];
    await until(async () => ((await placesTaken(scope)) === 6 ? true : undefined));
    const paused = Date.now() + 2_800;
    await a.pausedUntil(new Date(paused));
    const sent = await Promise.all([...reservedBefore, b.take(), a.take()].map((turn) => turn.then(() => Date.now())));
    expect(Math.min(...sent)).toBeGreaterThanOrEqual(paused - 5);
    expect(mostInWindow(sent, 2_000)).toBeLessThanOrEqual(4);
  });

  test('an earlier end of a pause than the known one changes nothing', async () => {
    const budget = openers()();
    const paused = Date.now() + 500;
    await budget.pausedUntil(new Date(paused));
    await budget.pausedUntil(new Date(Date.now() + 50));
    await budget.take();
    expect(Date.now()).toBeGreaterThanOrEqual(paused - 5);
  });

  test('a caller who gives up gets the reason of its signal and leaves its turn to the next', async () => {
    const scope = freshScope();
    const budget = openers({ requestsPerMinute: 1 }, scope)();
    await budget.take();
    const giveUp = new AbortController();
    const first = budget.take(giveUp.signal);
    const second = budget.take();
    giveUp.abort(new Error('not any more'));
    await expect(first).rejects.toThrow('not any more');
    await second;
    expect(await placesTaken(scope)).toBe(2);
    await expect(budget.take(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
  });

  test('says how long a request that is asked for now would wait', async () => {
    const budget = openers({ requestsPerMinute: 3, windowMilliseconds: 100_000, marginMilliseconds: 10_000 })();
    expect((await budget.waitEstimate()).milliseconds).toBe(0);
    await sendAll([budget], 3);
    const next = await budget.waitEstimate();
    expect(next.milliseconds).toBeGreaterThan(90_000);
    expect(next.milliseconds).toBeLessThanOrEqual(110_000);
    const stop = new AbortController();
    const waiting = Array.from({ length: 4 }, () => budget.take(stop.signal).catch(() => undefined));
    const behind = await budget.waitEstimate();
    expect(behind.milliseconds).toBeGreaterThan(200_000);
    expect(behind.milliseconds).toBeLessThanOrEqual(220_000);
    await budget.pausedUntil(new Date(Date.now() + 300_000));
    const paused = await budget.waitEstimate();
    expect(paused.pausedMilliseconds).toBeGreaterThan(290_000);
    expect(paused.milliseconds).toBeGreaterThanOrEqual(paused.pausedMilliseconds);
    stop.abort();
    await Promise.all(waiting);
  });

  test('without a limit it holds nobody up, but for a pause that any process was told', async () => {
    await sleepingPool(async (own, sleeps) => {
      const open = openers({ requestsPerMinute: 0, pool: own });
      const [a, b] = [open(), open()];
      await sendAll([a], 500);
      expect(sleeps()).toBe(0);
      const paused = Date.now() + 700;
      await a.pausedUntil(new Date(paused));
      await Promise.all([a.take(), b.take()]);
      expect(Date.now()).toBeGreaterThanOrEqual(paused - 5);
      await expect(a.take(AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    });
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
    // Half of it is what a process may be late without losing its place.
    const margin = 500;
    const requests = 40;

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
      // 160 requests are four windows' worth: the last ones may go after three of them. With every other window unused, or
      // half of each, they would take twice as long; processes that come late on a busy machine lose a place here and there.
      const allowed = (Math.ceil((4 * requests) / perWindow) - 1) * (window + margin);
      expect(Math.max(...instants) - Math.min(...instants)).toBeLessThan(2 * allowed);
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
