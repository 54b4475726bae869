import fc from 'fast-check';
import { addDays, brandId, type SubscriptionId, type UserId } from '../../src/base';
import {
  holdersOf,
  mayRetire,
  otherUnitsOf,
  scopeOf,
  splitHolders,
  unitsNeeded,
  type SharingSubscription,
} from '../../src/migration';
import { guid, holder, newSku, oldSku, subscription, today, user } from './samples';

const id = (number: number): SubscriptionId => brandId<SubscriptionId>(guid(number));
const ends = (number: number, quantity: number, given: Partial<SharingSubscription> = {}): SharingSubscription =>
  subscription({ id: id(number), quantity, lastDay: addDays(today, number), ...given });
const users = (count: number): readonly UserId[] => Array.from({ length: count }, (_, index) => user(index));
const sizes = (split: ReturnType<typeof splitHolders>): Record<string, number> =>
  Object.fromEntries([...split.shares].map(([key, share]) => [key, share.length]));

describe('holders of a directory SKU', () => {
  test('are all who hold it, switched off or without a location, in the order of ids', () => {
    const all = [holder(3, [oldSku], { active: false }), holder(2, [newSku]), holder(1, [newSku, oldSku])];
    expect(holdersOf(oldSku, all).map((one) => one.id)).toEqual([user(1), user(3)]);
  });

  test('are found whatever the case of the id', () => {
    const upper = brandId<typeof oldSku>(oldSku.toUpperCase());
    expect(holdersOf(upper, [holder(1)])).toHaveLength(1);
  });
});

describe('the split of holders', () => {
  test.each<[string, readonly SharingSubscription[], number, number, Record<string, number>, number]>([
    ['one subscription takes all', [ends(1, 10)], 4, 0, { [id(1)]: 4 }, 0],
    ['what ends first takes up to its quantity', [ends(2, 5), ends(1, 3)], 7, 0, { [id(1)]: 3, [id(2)]: 4 }, 0],
    ['one that renews comes last', [ends(1, 3, { autoRenew: true }), ends(9, 3)], 4, 0, { [id(9)]: 3, [id(1)]: 1 }, 0],
    [
      'one without an end comes last of those that end',
      [ends(1, 3, { lastDay: undefined }), ends(9, 3)],
      4,
      0,
      { [id(9)]: 3, [id(1)]: 1 },
      0,
    ],
    ['holders beyond sit on units of others', [ends(1, 3)], 5, 2, { [id(1)]: 3 }, 2],
    [
      'without such units they go with the last that ends',
      [ends(1, 3), ends(2, 1)],
      6,
      0,
      { [id(1)]: 3, [id(2)]: 3 },
      0,
    ],
    ['or with both', [ends(1, 3)], 6, 1, { [id(1)]: 5 }, 1],
    ['a suspended one gives no units', [ends(1, 3, { status: 'suspended' }), ends(2, 5)], 4, 0, { [id(2)]: 4 }, 0],
    ['nobody ends: they are elsewhere', [ends(1, 1, { autoRenew: true })], 3, 0, { [id(1)]: 1 }, 2],
    ['no holders', [ends(1, 3)], 0, 0, { [id(1)]: 0 }, 0],
  ])('%s', (_, subscriptions, holders, otherUnits, expected, elsewhere) => {
    const split = splitHolders({ subscriptions, holders: users(holders), otherUnits });
    expect(sizes(split)).toEqual(expected);
    expect(split.elsewhere).toHaveLength(elsewhere);
  });

  test('users that a run has in hand stay with its subscription and with no other', () => {
    const split = splitHolders({
      subscriptions: [ends(1, 3), ends(2, 3)],
      holders: users(4),
      otherUnits: 0,
      taken: new Map([[id(2), [user(0), user(1)]]]),
    });
    expect(split.shares.get(id(2))).toEqual([user(0), user(1)]);
    expect(split.shares.get(id(1))).toEqual([user(2), user(3)]);
  });

  const sharing = fc.uniqueArray(
    fc.record({
      number: fc.nat(50),
      quantity: fc.nat(8),
      autoRenew: fc.boolean(),
      days: fc.option(fc.nat(20), { nil: undefined }),
    }),
    { selector: (one) => one.number, minLength: 1, maxLength: 6 },
  );
  const asSubscriptions = (
    list: readonly { number: number; quantity: number; autoRenew: boolean; days: number | undefined }[],
  ) =>
    list.map((one) =>
      ends(one.number, one.quantity, {
        autoRenew: one.autoRenew,
        lastDay: one.days === undefined ? undefined : addDays(today, one.days),
      }),
    );

  test('gives every holder to exactly one subscription or elsewhere, in whatever order things come', () => {
    fc.assert(
      fc.property(sharing, fc.nat(30), fc.nat(5), fc.nat(), (list, count, otherUnits, turn) => {
        const subscriptions = asSubscriptions(list);
        const rotated = [
          ...subscriptions.slice(turn % subscriptions.length),
          ...subscriptions.slice(0, turn % subscriptions.length),
        ];
        const split = splitHolders({ subscriptions, holders: users(count), otherUnits });
        const again = splitHolders({
          subscriptions: rotated.reverse(),
          holders: [...users(count)].reverse(),
          otherUnits,
        });
        const everybody = [...[...split.shares.values()].flat(), ...split.elsewhere];
        expect([...everybody].sort()).toEqual([...users(count)].sort());
        for (const one of subscriptions) expect(again.shares.get(one.id)).toEqual(split.shares.get(one.id));
      }),
    );
  });

  test('never takes from one that stays what its quantity covers while another has more than its own', () => {
    fc.assert(
      fc.property(sharing, fc.nat(30), (list, count) => {
        const subscriptions = asSubscriptions(list);
        const split = splitHolders({ subscriptions, holders: users(count), otherUnits: 0 });
        const over = subscriptions.filter((one) => (split.shares.get(one.id)?.length ?? 0) > one.quantity);
        const short = subscriptions.filter((one) => (split.shares.get(one.id)?.length ?? 0) < one.quantity);
        expect(over.length > 0 && short.length > 0).toBe(false);
      }),
    );
  });

  test('a subscription whose whole share moved may be retired: the others cover who is left', () => {
    fc.assert(
      fc.property(sharing, fc.nat(40), fc.nat(5), (list, count, otherUnits) => {
        const subscriptions = asSubscriptions(list);
        const activeUnits = subscriptions.reduce((sum, one) => sum + one.quantity, otherUnits);
        const holders = users(Math.min(count, activeUnits));
        const split = splitHolders({ subscriptions, holders, otherUnits });
        for (const one of subscriptions) {
          const holdersRemaining = holders.length - (split.shares.get(one.id)?.length ?? 0);
          expect(mayRetire({ activeUnits, quantityOfThis: one.quantity, holdersRemaining })).toBe(true);
        }
      }),
    );
  });
});

describe('retiring by units', () => {
  test.each([
    [10, 10, 0, true],
    [10, 10, 1, false],
    [15, 10, 5, true],
    [15, 10, 6, false],
    [5, 10, 0, true],
    [5, 10, 1, false],
  ])(
    '%d active units less %d for %d remaining holders: %s',
    (activeUnits, quantityOfThis, holdersRemaining, expected) => {
      expect(mayRetire({ activeUnits, quantityOfThis, holdersRemaining })).toBe(expected);
    },
  );

  test('units of nobody here are those of another partner', () => {
    expect(otherUnitsOf(20, [ends(1, 5), ends(2, 3, { status: 'suspended' }), ends(3, 4)])).toBe(11);
    expect(otherUnitsOf(5, [ends(1, 9)])).toBe(0);
  });

  test('who holds the new license already needs no unit', () => {
    const planned = [
      { part: 1, action: 'move' },
      { part: 1, action: 'remove-only' },
      { part: 2, action: 'move' },
    ] as const;
    expect([1, 2, 3].map((part) => unitsNeeded(planned, part))).toEqual([1, 1, 0]);
  });
});

describe('what the agent decided for users', () => {
  const choice = (number: number, given: object) => ({
    userId: user(number),
    exclude: false,
    targetPlan: undefined,
    setLocation: undefined,
    ...given,
  });

  test('excludes, sends elsewhere and repairs locations; a choice for a stranger changes nothing', () => {
    const scope = scopeOf(
      [holder(1), holder(2), holder(3)],
      [choice(1, { exclude: true }), choice(2, { targetPlan: 'x', setLocation: 'SE' }), choice(9, { exclude: true })],
    );
    expect(scope.excluded.map((one) => one.id)).toEqual([user(1)]);
    expect(scope.inScope.map((one) => [one.user.id, one.targetPlan, one.setLocation])).toEqual([
      [user(2), 'x', 'SE'],
      [user(3), undefined, undefined],
    ]);
  });

  test("another plan that is the row's own is none", () => {
    expect(scopeOf([holder(1)], [choice(1, { targetPlan: 'own' })], 'own').inScope[0]?.targetPlan).toBeUndefined();
  });
});
