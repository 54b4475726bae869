import type { Before } from './world/customers';
import { judge, type Case } from './judge/judge';
import type { Shown } from './judge/rows';
import type { Change, CustomerTruth, LedgerTruth, Move, Purchase } from './judge/truth';

const customer = 'c0000000-0000-4000-8000-000000000001';
const old = 'A0000000-0000-4000-8000-000000000001';
const fresh = 'b0000000-0000-4000-8000-000000000001';
const user = 'd0000000-0000-4000-8000-000000000001';
const [oldSku, newSku] = ['old-sku', 'new-sku'];
const at = (second: number): string => `2026-09-01T08:00:0${String(second)}.000Z`;

const row = {
  customer,
  subscription: old,
  commerce: 'legacy',
  oldSku,
  target: 'New plan',
  bought: 'new-plan',
  licenses: 2,
  wave: 1,
  users: [user],
} as const;

const truth = (
  status: string,
  licenses: readonly string[],
  bought: boolean,
  boughtStatus = 'active',
): CustomerTruth => ({
  id: customer,
  subscriptions: [
    {
      id: old,
      plan: 'old-plan',
      sku: oldSku,
      status,
      quantity: 2,
      commerce: 'legacy',
      autoRenew: false,
      friendlyName: '',
    },
    ...(bought
      ? [
          {
            id: fresh,
            plan: 'new-plan',
            sku: newSku,
            status: boughtStatus,
            quantity: 2,
            commerce: 'modern' as const,
            autoRenew: true,
            friendlyName: '',
          },
        ]
      : []),
  ],
  users: [{ id: user, licenses: Object.fromEntries(licenses.map((sku) => [sku, {}])) }],
});

const before: Before = { id: customer, truth: truth('active', [oldSku], false), ordersOnly: false, rows: [row] };

const purchase = (second: number, marker = 'CG-0123456789ABCDEF', subscription = fresh): Purchase => ({
  at: at(second),
  customer,
  cause: 'call',
  order: `order-${String(second)}`,
  subscription,
  friendlyName: `${marker} ${old}`,
  sku: newSku,
  quantity: 2,
});
const move = (second: number, added: readonly string[], removed: readonly string[]): Move => ({
  at: at(second),
  customer,
  cause: 'call',
  user,
  added,
  removed,
});
const suspension = (second: number, holders = 0): Change => ({
  at: at(second),
  customer,
  cause: 'call',
  subscription: old,
  sku: oldSku,
  change: 'suspended',
  holders,
  units: 0,
});
const cancellation = (second: number): Change => ({
  ...suspension(second),
  subscription: fresh,
  sku: newSku,
  change: 'cancelled',
});

const ledger: LedgerTruth = {
  purchases: [purchase(1)],
  moves: [move(2, [newSku], [oldSku])],
  changes: [suspension(3)],
  instantsWithoutLicense: [],
  gapsByFault: [],
  retiredWithHolders: [],
  duplicates: [],
  calls: {},
};

const shown: Shown = {
  where: 'gateway',
  subscription: old,
  state: 'done',
  newSubscription: fresh,
  licenses: 2,
  moved: 1,
  message: '',
};

const flawless: Case = {
  before: [before],
  after: [truth('suspended', [newSku], true)],
  ledger,
  shown: [shown],
  stillnesses: [],
  onItsWay: 500,
};

/** The same row, taken back: live again, users back, what was bought cancelled. */
const undone: Case = {
  ...flawless,
  after: [truth('active', [oldSku], true, 'deleted')],
  ledger: {
    ...ledger,
    moves: [move(2, [newSku], [oldSku]), move(5, [oldSku], [newSku])],
    changes: [suspension(3), { ...suspension(4), change: 'reactivated' }, cancellation(6)],
  },
  shown: [{ ...shown, state: 'undone' }],
};
const still = (from: number, to: number): Pick<Case, 'stillnesses'> => ({
  stillnesses: [{ subscription: old, from: Date.parse(at(from)), to: Date.parse(at(to)), why: 'paused' }],
});

test('a row that was bought, moved and retired once, and is shown so, is flawless', () => {
  expect(judge(flawless)).toMatchObject({ broken: [], states: { done: 1 }, waiting: [], purchases: 1 });
});

test.each<readonly [string, string, Partial<Case>]>([
  ['bought twice under one marker', 'bought-twice', { ledger: { ...ledger, purchases: [purchase(1), purchase(4)] } }],
  [
    'bought twice for one subscription under two markers',
    'bought-twice',
    { ledger: { ...ledger, purchases: [purchase(1), purchase(4, 'CG-FEDCBA9876543210')] } },
  ],
  [
    'bought for a row that nobody asked for',
    'bought-twice',
    { ledger: { ...ledger, purchases: [purchase(1), { ...purchase(4), friendlyName: 'Something' }] } },
  ],
  [
    'a user who loses the old license before the new one comes',
    'without-license',
    { ledger: { ...ledger, moves: [move(1, [], [oldSku]), move(2, [newSku], [])] } },
  ],
  ['retired before the user was moved', 'retired-early', { ledger: { ...ledger, changes: [suspension(1)] } }],
  ['retired while others hold it', 'retired-early', { ledger: { ...ledger, changes: [suspension(3, 1)] } }],
  ['a row that is still on its way', 'no-end', { shown: [{ ...shown, state: 'provisioning' }] }],
  ['a row that waits without a reason', 'no-end', { shown: [{ ...shown, state: 'paused' }] }],
  ['a row that nobody knows', 'no-end', { shown: [] }],
  ['done and not retired', 'guess', { after: [truth('active', [newSku], true)] }],
  ['done and the user not moved', 'guess', { after: [truth('suspended', [oldSku], true)] }],
  ['failed as if nothing was bought', 'guess', { shown: [{ ...shown, state: 'failed-purchase' }] }],
  ['another subscription than the one that was bought', 'guess', { shown: [{ ...shown, newSubscription: old }] }],
  ['another number of licenses than was bought', 'guess', { shown: [{ ...shown, licenses: 3 }] }],
  ['the simulator’s own count of gaps', 'without-license', { ledger: { ...ledger, instantsWithoutLicense: [{}] } }],
])('the judge sees %s', (_what, promise, changed) => {
  const { broken } = judge({ ...flawless, ...changed });
  expect(new Set(broken.map((one) => one.promise))).toEqual(new Set([promise]));
});

test('a row that was undone, and is as it was, is flawless', () => {
  expect(judge(undone)).toMatchObject({ broken: [], states: { undone: 1 } });
});

test.each<readonly [string, string, Partial<Case>]>([
  ['whose old subscription is still suspended', 'guess', { after: [truth('suspended', [oldSku], true, 'deleted')] }],
  ['whose user holds the new license still', 'guess', { after: [truth('active', [newSku], true, 'deleted')] }],
  ['whose new subscription goes on costing', 'guess', { after: [truth('active', [oldSku], true)] }],
  [
    'whose new subscription was cancelled before its user was back',
    'retired-early',
    { ledger: { ...undone.ledger, changes: [suspension(3), cancellation(4)] } },
  ],
  [
    'whose user lost the new license before the old one came',
    'without-license',
    {
      ledger: { ...undone.ledger, moves: [move(2, [newSku], [oldSku]), move(4, [], [newSku]), move(5, [oldSku], [])] },
    },
  ],
])('the judge sees a row that is shown as undone and %s', (_what, promise, changed) => {
  const { broken } = judge({ ...undone, ...changed });
  expect(new Set(broken.map((one) => one.promise))).toEqual(new Set([promise]));
});

test('a row that was cancelled and for which nothing was bought is flawless, and one that was bought is not', () => {
  const nothing = { ...ledger, purchases: [], moves: [], changes: [] };
  const cancelled = [{ ...shown, state: 'cancelled', newSubscription: '', licenses: undefined }];
  const after = [truth('active', [oldSku], false)];

  expect(judge({ ...flawless, after, ledger: nothing, shown: cancelled }).broken).toEqual([]);
  expect(judge({ ...flawless, shown: cancelled }).counts).toMatchObject({ guess: 1 });
});

test('a row stands still while it is paused: what happens then is seen, what was on its way before is not', () => {
  expect(judge({ ...flawless, ...still(0, 4) }).counts.unasked).toBe(3);
  expect(judge({ ...flawless, ...still(3, 9) }).broken).toEqual([]);
  expect(judge({ ...flawless, ...still(3, 9), onItsWay: -1 }).counts.unasked).toBe(1);
});

test('what the storm itself took is not held against the product', () => {
  const half: Move = { ...move(1, [], [oldSku]), cause: 'fault' };
  expect(judge({ ...flawless, ledger: { ...ledger, moves: [half, move(2, [newSku], [])] } }).broken).toEqual([]);
});

test('a row that waits for a person with a reason is counted apart', () => {
  const verdict = judge({ ...flawless, shown: [{ ...shown, state: 'unknown', message: 'purchase-unclear' }] });
  expect(verdict).toMatchObject({ broken: [], states: { unknown: 1 } });
  expect(verdict.waiting).toHaveLength(1);
});
