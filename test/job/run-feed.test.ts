import { brandId, type RunId } from '../../src/base';
import type { Engine } from '../../src/engine';
import { submitRun } from '../../src/engine/store/runs/submissions';
import { openRunFeed, Pace, type RunNews } from '../../src/job';
import { openEngineWorld, type EngineWorld } from '../support/engine-world';
import { holders, legacyCustomer } from '../support/scenarios';
import { until } from '../support/until';

let world: EngineWorld;
beforeAll(async () => {
  // Nobody takes up the rows, so that nothing changes but what the test changes.
  world = await openEngineWorld({ policy: { takeoverEvery: 1_000_000_000 } });
});
afterAll(() => world.close());

/** Milliseconds after which a follower gives up that is told nothing more. */
const patience = 60_000;

let runs = 0;

/** A run of one row that stands in its last step. */
async function lastStep(): Promise<RunId> {
  const plan = await world.plan(await world.customer(legacyCustomer(1, [holders(1)])), { target: 'Office 365 E3' });
  runs += 1;
  const id = brandId<RunId>(`00000000-0000-4000-8000-${String(runs).padStart(12, '0')}`);
  await submitRun({ pool: world.pool, scope: 'test' }, { runId: id, runBy: 'agent', plans: [plan] });
  await become(id, 'retiring');
  return id;
}

async function become(id: RunId, state: 'retiring' | 'done'): Promise<void> {
  await world.pool.query('update crossgrade.migration set state = $2, updated_at = now() where run_id = $1', [
    id,
    state,
  ]);
}

/** What is told of a run to its end, by a feed that reads through an engine that is slower at places. */
async function toldOf(id: RunId, slower: (engine: Engine) => Partial<Engine>): Promise<readonly RunNews[]> {
  const { engine } = world;
  const feed = openRunFeed({ ...world.world, engine: { ...engine, ...slower(engine) } }, new Pace());
  const told: RunNews[] = [];
  for await (const news of feed.follow(id, undefined, AbortSignal.timeout(patience))) told.push(news);
  return told;
}

function expectEnd(told: readonly RunNews[]): void {
  expect(told.at(-1)?.standing?.status).toBe('ended');
  expect(told.flatMap(({ rows }) => rows).at(-1)?.state).toBe('done');
}

test('a row that comes to its end between being counted and being read ends the run for those who follow', async () => {
  const id = await lastStep();
  let counted = 0;
  const told = await toldOf(id, (engine) => ({
    rowsById: async (ids) => {
      // The first time for what was missed, then for what the look after it found.
      if (counted === 0)
        await world.pool.query('update crossgrade.migration set seq = seq + 1 where run_id = $1', [id]);
      if (counted === 1) await become(id, 'done');
      counted += 1;
      return engine.rowsById(ids);
    },
  }));

  expect(counted).toBeGreaterThan(1);
  expectEnd(told);
});

test('a run that ends while a follower is told what it missed tells the last words of its rows as well', async () => {
  const id = await lastStep();
  let reads = 0;
  const told = await toldOf(id, (engine) => ({
    rowsById: async (ids) => {
      reads += 1;
      const rows = await engine.rowsById(ids);
      if (reads > 1) return rows;
      await become(id, 'done');
      // Until the look that all followers share has found that out, and told it.
      await until(() => Promise.resolve(reads > 1 ? true : undefined));
      return rows;
    },
  }));

  expectEnd(told);
});

test('who joins while somebody else joins misses nothing', async () => {
  const [first, second] = [await lastStep(), await lastStep()];
  const { engine } = world;
  let firstJoins = (): void => undefined;
  const joining = new Promise<void>((resolve) => (firstJoins = resolve));
  let firstIsRead = (): void => undefined;
  const beforeItEnds = new Promise<void>((resolve) => (firstIsRead = resolve));
  let joined = 0;
  const feed = openRunFeed(
    {
      ...world.world,
      engine: {
        ...engine,
        cursor: async () => {
          joined += 1;
          if (joined === 1) {
            firstJoins();
            return engine.cursor();
          }
          // The first run ends between its being read and this cursor.
          await beforeItEnds;
          await become(first, 'done');
          return engine.cursor();
        },
      },
    },
    new Pace(),
  );
  const signal = AbortSignal.timeout(patience);
  const news = feed.follow(first, undefined, signal);
  const begun = news.next();
  // Or the second could be the one that asks for its cursor first, and wait for itself.
  await joining;
  const other = feed.follow(second, undefined, signal).next();
  const told: RunNews[] = [];
  const begin = await begun;
  if (begin.done !== true) told.push(begin.value);
  firstIsRead();
  for await (const one of news) told.push(one);
  await other;

  expectEnd(told);
  feed.close();
});
