import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CustomerId } from '../../src/base';
import { crashPoints, type CrashPoint } from '../../src/engine/crash-point';
import type { MigrationPlan } from '../../src/migration';
import { Child } from '../support/child-process';
import { openEngineWorld, only, type EngineWorld } from '../support/engine-world';
import { firstSentAt } from '../support/first-sent';
import { holders, legacyCustomer, sku } from '../support/scenarios';
import { answer } from '../support/unruly-proxy';
import type { DyingWish } from './dying-engine';

const writeDeadline = 1_500;
const modernE3 = 'CFQ7TTC0LF8R:0001';
const legacyE3 = '796B6B5F-613C-4E24-A17C-EBA730D49C02';

interface Row {
  readonly customer: CustomerId;
  readonly plan: MigrationPlan;
  /** Set where the row is done already and goes back. */
  readonly undo: string | undefined;
}

/** Instants at which others die: run-limits.test.ts, requests.test.ts, take-back.test.ts, and further down. */
const elsewhere: ReadonlySet<CrashPoint> = new Set<CrashPoint>([
  ...(['first-step-decided', 'run-stopped'] as const),
  ...(['request-kept', 'request-judged', 'request-submitted'] as const),
  ...(['take-back-needed', 'take-back-intended', 'take-back-answered'] as const),
  ...(['order-intended', 'command-kept', 'row-healed', 'dead-recovered'] as const),
]);
// The names of the table's own entries.
const points = (Object.keys(crashPoints) as CrashPoint[]).filter((point) => !elsewhere.has(point));

interface Death {
  /** Of the client's instants the one at this operation. */
  readonly point: string;
  readonly undoing: boolean;
}

/** Every instant of a row, those of the client at what buys, and what an undo does twice as well. */
const deaths: readonly Death[] = [
  ...points.map((point) => ({ point, undoing: point.startsWith('undo') })),
  { point: 'slot-taken carts.checkout', undoing: false },
  { point: 'answer-unread carts.checkout', undoing: false },
  { point: 'move-answered', undoing: true },
  { point: 'command-kept', undoing: true },
];
const rows = new Map<Death, Row>();
let world: EngineWorld;

async function makeRow({ point, undoing }: Death): Promise<Row> {
  const located = point === 'location-answered';
  const people = located ? { ...holders(3), usageLocation: null } : holders(3);
  const customer = await world.customer(legacyCustomer(3, [people]));
  const byOrder = point.startsWith('order-');
  const users = located ? (await world.truth(customer)).users : [];
  const plan = await world.plan(customer, {
    ...(byOrder ? { target: legacyE3, row: { term: 'P1Y', billing: 'annual' } } : { target: modernE3 }),
    users: users.map(({ id }) => ({ userId: id, setLocation: 'US' })),
  });
  if (byOrder) world.proxy.on(customer, 'POST', 'carts', () => answer(405), 100);
  if (!undoing) return { customer, plan, undo: undefined };
  return { customer, plan, undo: (await world.runOne(plan)).record.id };
}

function start(row: Pick<Row, 'plan' | 'undo'> | undefined, point: string | undefined): Child {
  const wish: DyingWish = {
    databaseUrl: world.databaseUrl,
    serviceUrl: world.proxy.url,
    executorId: randomUUID(),
    runId: randomUUID(),
    writeDeadline,
    point,
    plans: row === undefined || row.undo !== undefined ? [] : [row.plan],
    undo: row?.undo === undefined ? [] : [row.undo],
  };
  const child = new Child(join(__dirname, 'dying-engine.ts'), [JSON.stringify(wish)]);
  children.push(child);
  return child;
}

/** Who does not die as it should must not take the rows of the tests that follow. */
const children: Child[] = [];
afterEach(() => Promise.all(children.splice(0).map((child) => child.kill())));

beforeAll(async () => {
  world = await openEngineWorld({ sandbox: { legacySales: 'open' }, policy: { writeDeadline } });
  for (const death of deaths) rows.set(death, await makeRow(death));
  await world.sleep();
}, 120_000);
afterAll(() => world.close());

function rowOf(death: Death): Row {
  const row = rows.get(death);
  if (row === undefined) throw new Error(`No row for ${death.point}`);
  return row;
}

describe.each(deaths)('a process that dies at $point (undoing: $undoing)', (death) => {
  test('is followed by another that finishes the row: bought once, nobody without a license, retired last', async () => {
    const row = rowOf(death);
    await dies(start(row, death.point));
    await world.reopen();
    const view = only(
      await world.until([row.plan], ([one]) => one?.record.state === (row.undo === undefined ? 'done' : 'undone')),
    );
    const { users } = await world.truth(row.customer);
    const ledger = await world.ledger(row.customer);
    await world.sleep();

    expect(ledger.purchases).toHaveLength(1);
    expect(ledger.instantsWithoutLicense).toEqual([]);
    expect(ledger.retiredWithHolders).toEqual([]);
    expect(ledger.suspensions).toHaveLength(1);
    const held = row.undo === undefined ? sku.e3 : sku.e4;
    expect(users.map(({ licenses }) => Object.keys(licenses))).toEqual([[held], [held], [held]]);
    expect(view.failed).toBe(0);
  });
});

async function dies(child: Child): Promise<void> {
  await child.says('reached');
  await child.ended();
}

/** A row that a first process left behind, and a second one that took it up and died in doing so. */
async function leftBehindTwice(first: CrashPoint, second: CrashPoint): Promise<Row> {
  await world.reopen();
  const row = await makeRow({ point: first, undoing: false });
  await world.sleep();
  await dies(start(row, first));
  // Not before: two that live at once share the work, and the row might be done before either dies.
  await dies(start(undefined, second));
  await world.reopen();
  return row;
}

test.each([
  // Nobody started it: it has no workflow that could be taken over.
  ['submit-before-start', 'row-healed'],
  ['move-answered', 'dead-recovered'],
] as const)(
  'who dies at %s is followed by one that dies at %s, and the third finishes the row once',
  async (first, second) => {
    const row = await leftBehindTwice(first, second);
    const view = only(await world.until([row.plan]));
    const ledger = await world.ledger(row.customer);
    await world.sleep();

    expect(view.record.state).toBe('done');
    expect(ledger.purchases).toHaveLength(1);
    expect(ledger.moves).toHaveLength(3);
    expect(ledger.suspensions).toHaveLength(1);
    expect(ledger.instantsWithoutLicense).toEqual([]);
  },
);

test('an order that was intended and perhaps sent is shown as unclear and not sent by whoever takes over', async () => {
  await world.reopen();
  const row = await makeRow({ point: 'order-intended', undoing: false });
  await world.sleep();
  await dies(start(row, 'order-intended'));
  await world.reopen();
  const view = only(await world.until([row.plan], ([one]) => one?.record.state === 'unknown' && one.record.looks > 2));
  const orders = world.proxy.of(row.customer, 'POST', /orders$/);
  await world.sleep();

  expect(view.record.message?.code).toBe('purchase-unclear');
  expect(orders).toEqual([]);
  expect((await world.ledger(row.customer)).purchases).toEqual([]);
});

test('whoever takes over reads at once, and writes only after the deadline of what may still be on its way', async () => {
  const customer = await takenOver('checkout-intended');
  const { sentAt, firstRead, firstCheckout } = customer;

  expect(firstRead).toBeLessThan(firstCheckout);
  expect(firstCheckout - sentAt).toBeGreaterThanOrEqual(writeDeadline);
});

interface TakenOver {
  /** As the one that died wrote it down. */
  readonly sentAt: number;
  readonly firstRead: number;
  readonly firstCheckout: number;
}

async function takenOver(point: string): Promise<TakenOver> {
  await world.reopen();
  const row = await makeRow({ point, undoing: false });
  await world.sleep();
  const child = start(row, point);
  const deadAt = Number(await child.says('reached'));
  await child.ended();
  await world.reopen();
  const sentAt = await firstSentAt(world, row.plan, 'checkout');
  await world.until([row.plan]);
  const first = (method: string, path: RegExp): number =>
    world.proxy.of(row.customer, method, path).find(({ at }) => at > deadAt)?.at ?? Number.NaN;
  const times = { sentAt, firstRead: first('GET', /orders$/), firstCheckout: first('POST', /checkout$/) };
  await world.sleep();
  return times;
}
