import type { CustomerId } from '../../../src/base';
import type { CommandOutcome, RowView } from '../../../src/engine';
import {
  isTerminal,
  rowStates,
  stateAccepts,
  stateTable,
  type MigrationPlan,
  type RowState,
} from '../../../src/migration';
import { openEngineWorld, only, type EngineWorld } from '../../support/engine-world';
import { holders, legacyCustomer } from '../../support/scenarios';
import { answer, dropRequest, refusal, type Misbehave } from '../../support/unruly-proxy';

const commands = ['pause', 'resume', 'cancel', 'retry', 'undo'] as const;
type Command = (typeof commands)[number];

interface Row {
  readonly customer: CustomerId;
  readonly plan: MigrationPlan;
}

let world: EngineWorld;
/** From when on the process dies between what a person asked for being durable and the row getting its turn. */
let dying = false;

const always = 10_000;
const away: Misbehave = () => answer(503);
const dry: Misbehave = () => answer(200, { totalCount: 0, items: [] });
const busy: Misbehave = () =>
  answer(429, { statusCode: 429, message: 'Rate limit is exceeded.' }, { 'retry-after': '3' });

const idOf = async ({ plan }: Row): Promise<string> => (await world.row(plan)).record.id;

async function reached({ plan }: Row, state: RowState): Promise<RowView> {
  return only(await world.until([plan], ([view]) => view?.record.state === state));
}

/** Submits the row where these requests of its customer misbehave, and waits for the state to which that leads. */
const held =
  (state: RowState, ...rules: readonly (readonly [method: string, path: string, act: Misbehave])[]) =>
  async (row: Row): Promise<void> => {
    for (const [method, path, act] of rules) {
      world.proxy.on(row.customer, method, path.replace('OLD', row.plan.source.id), act, always);
    }
    await world.submit([row.plan]);
    await reached(row, state);
  };

const finished = async (row: Row): Promise<string> => (await world.runOne(row.plan)).record.id;
const toItsEnd = async (row: Row): Promise<void> => {
  await finished(row);
};

/** How a row comes into each state in which an engine can have it, and stays there. */
const ways: Readonly<Partial<Record<RowState, (row: Row) => Promise<void>>>> = {
  'scheduled': held('scheduled'),
  'queued': held('queued', ['GET', 'subscriptions', away]),
  'purchasing': held('purchasing', ['GET', 'orders', away]),
  'provisioning': held('provisioning', ['GET', 'subscribedskus', dry]),
  'reassigning': held(
    'reassigning',
    ['POST', 'users/*/licenseupdates', dropRequest],
    ['GET', 'users/*/licenses', away],
  ),
  'retiring': held('retiring', ['GET', 'subscriptions/OLD', away]),
  'throttled': held('throttled', ['POST', 'carts', busy]),
  'unknown': held('unknown', ['POST', 'carts/*/checkout', dropRequest], ['GET', 'carts/*', away]),
  'paused': async (row) => {
    await held('purchasing', ['GET', 'orders', away])(row);
    await world.engine.pause([await idOf(row)]);
    await reached(row, 'paused');
  },
  'done': toItsEnd,
  'partial': toItsEnd,
  'failed-purchase': held('failed-purchase', ['POST', 'carts/*/checkout', () => refusal(403, 800023, 'No credit.')]),
  'failed-reassign': held('failed-reassign', ['POST', 'users/*/licenseupdates', () => refusal(400, 'Others')]),
  'failed-retire': held('failed-retire', ['PATCH', 'subscriptions/OLD', () => refusal(400, 'Others')]),
  'cancelled': async (row) => {
    await held('purchasing', ['GET', 'orders', away])(row);
    await world.engine.cancel([await idOf(row)]);
    await reached(row, 'cancelled');
  },
  'stale': async (row) => {
    const { customer, plan } = row;
    await world.tamper({ action: 'change-subscription', customer, subscription: plan.source.id, quantity: 2 });
    await held('stale')(row);
  },
  'undoing': async (row) => {
    const id = await finished(row);
    world.proxy.on(row.customer, 'GET', 'subscribedskus', dry, always);
    await world.engine.undo([id]);
    await reached(row, 'undoing');
  },
  'undone': async (row) => {
    await world.engine.undo([await finished(row)]);
    await reached(row, 'undone');
  },
  'drifted': async (row) => {
    const { customer, plan } = row;
    const id = await finished(row);
    await world.tamper({ action: 'change-subscription', customer, subscription: plan.source.id, status: 'active' });
    await world.engine.lookAgain([id]);
    await reached(row, 'drifted');
  },
};

/** Where a row ends that took a command in a state, and how often it was bought for it. */
function endOf(state: RowState, command: Command): { readonly end: RowState; readonly bought: number } {
  if (command === 'cancel') return { end: 'cancelled', bought: 0 };
  if (command === 'undo' || state === 'undoing') return { end: 'undone', bought: 1 };
  if (state === 'scheduled') return { end: 'scheduled', bought: 0 };
  return { end: state === 'partial' ? 'partial' : 'done', bought: 1 };
}

const accepted = (Object.keys(ways) as RowState[]).flatMap((state) =>
  // the table's own keys
  commands.filter((command) => stateAccepts(state, command)).map((command) => ({ state, command })),
);

/** A row for every state, and one more for every further command that it accepts. */
const cases = (Object.keys(ways) as RowState[]).flatMap(
  (state): { state: RowState; command: Command | undefined }[] => {
    const taking = accepted.filter((one) => one.state === state);
    return taking.length === 0 ? [{ state, command: undefined }] : taking;
  },
);
const rows = new Map<(typeof cases)[number], Row>();
const refusedBefore = new Map<(typeof cases)[number], readonly [Command, CommandOutcome][]>();
const taken = new Map<(typeof cases)[number], string>();

async function make({ state }: (typeof cases)[number]): Promise<Row> {
  const customer = await world.customer(legacyCustomer(3, [holders(2)]));
  const [user] = (await world.truth(customer)).users;
  const users = state === 'partial' ? [{ userId: user?.id ?? '', exclude: true }] : [];
  const plan = await world.plan(customer, { target: 'Office 365 E3', users });
  const runAt = new Date(Date.now() + 3_600_000).toISOString();
  return { customer, plan: state === 'scheduled' ? { ...plan, runAt } : plan };
}

beforeAll(async () => {
  world = await openEngineWorld({
    policy: { changePatience: 60_000 },
    reach: (point) => {
      if (dying && point === 'command-kept') throw new Error('It dies here');
    },
  });
  for (const one of cases) rows.set(one, await make(one));
  await Promise.all(cases.map(async (one) => ways[one.state]?.(rowOf(one))));
  // What a state does not accept changes nothing; what it accepts is durable, and then the process is gone.
  for (const one of cases) {
    const id = await idOf(rowOf(one));
    const outcomes: [Command, CommandOutcome][] = [];
    for (const command of commands) {
      if (!stateAccepts(one.state, command)) outcomes.push([command, await world.engine[command]([id])]);
    }
    refusedBefore.set(one, outcomes);
  }
  dying = true;
  for (const one of cases) {
    if (one.command === undefined) continue;
    const id = await idOf(rowOf(one));
    taken.set(
      one,
      await world.engine[one.command]([id]).then(
        () => 'taken',
        (error: unknown) => String(error),
      ),
    );
  }
  world.proxy.calm();
  await world.reopen();
});
afterAll(() => world.close());

function rowOf(one: (typeof cases)[number]): Row {
  const row = rows.get(one);
  if (row === undefined) throw new Error(`No row in ${one.state}`);
  return row;
}

test('there is a way into every state that an engine knows', () => {
  const judgedBefore: readonly RowState[] = ['draft', 'ready', 'invalid', 'excluded', 'held'];
  expect([...Object.keys(ways), ...judgedBefore].sort()).toEqual([...rowStates].sort());
});

test.each(cases)('$state refuses what it does not accept', (one) => {
  for (const [command, { taken: took, refused }] of refusedBefore.get(one) ?? []) {
    expect([command, took.length, refused.length]).toEqual([command, 0, 1]);
  }
});

test.each(accepted)(
  '$state takes $command although the process dies with it, and the row ends as it should, bought once at most',
  async ({ state, command }) => {
    const one = cases.find((other) => other.state === state && other.command === command);
    if (one === undefined) throw new Error('No such case');
    const row = rowOf(one);
    const { end, bought } = endOf(state, command);
    if (command === 'pause') {
      const paused = await reached(row, 'paused');
      expect(paused.record.message?.code).toBe('paused-by-person');
      await world.engine.resume([paused.record.id]);
    }
    const view = await reached(row, end);
    const ledger = await world.ledger(row.customer);

    expect(taken.get(one)).toMatch(/^taken$|It dies here/);
    expect(isTerminal(view.record.state) || stateTable[view.record.state].stage === 'before').toBe(true);
    expect(ledger.purchases).toHaveLength(bought);
    expect(ledger.instantsWithoutLicense).toEqual([]);
    expect(ledger.retiredWithHolders).toEqual([]);
  },
);
