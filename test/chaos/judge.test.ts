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
  users: [user],
} as const;

const truth = (status: string, licenses: readonly string[], bought: boolean): CustomerTruth => ({
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
            status: 'active',
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

const before: Before = { id: customer, truth: truth('active', [oldSku], false), rows: [row] };

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

const flawless: Case = { before: [before], after: [truth('suspended', [newSku], true)], ledger, shown: [shown] };

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

test('what the storm itself took is not held against the product', () => {
  const half: Move = { ...move(1, [], [oldSku]), cause: 'fault' };
  expect(judge({ ...flawless, ledger: { ...ledger, moves: [half, move(2, [newSku], [])] } }).broken).toEqual([]);
});

test('a row that waits for a person with a reason is counted apart', () => {
  const verdict = judge({ ...flawless, shown: [{ ...shown, state: 'unknown', message: 'purchase-unclear' }] });
  expect(verdict).toMatchObject({ broken: [], states: { unknown: 1 } });
  expect(verdict.waiting).toHaveLength(1);
});
