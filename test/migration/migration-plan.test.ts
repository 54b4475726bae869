import fc from 'fast-check';
import {
  buildMigrationPlan,
  excludedPlansAt,
  partsOf,
  scopeOf,
  unitsByPart,
  type LicensedUser,
  type MigrationPlan,
  type MigrationPlanInput,
  type UserChoice,
} from '../../src/migration';
import {
  customer,
  heldPlan,
  holder,
  newCommerce,
  newSku,
  oldSku,
  plan,
  row,
  sku,
  subscription,
  targetPlan,
  tenantId,
  user,
} from './samples';

const kiosk = plan({
  key: 'K:1',
  label: 'Office 365 F3',
  skuId: sku(40),
  minimum: 3,
  terms: [{ term: 'P1M', billing: 'monthly' }],
});
const choice = (number: number, given: Partial<UserChoice>): UserChoice => ({
  userId: user(number),
  exclude: false,
  targetPlan: undefined,
  setLocation: undefined,
  ...given,
});
const input = (
  given: Partial<MigrationPlanInput> = {},
  choices: readonly UserChoice[] = [],
  share?: readonly LicensedUser[],
): MigrationPlanInput => ({
  tenantId,
  customer: customer(),
  source: subscription(),
  row: row(),
  plan: plan(),
  plans: [plan(), kiosk],
  scope: scopeOf(share ?? [holder(1), holder(2), holder(3, [oldSku, newSku])], choices),
  servicePlans: new Map(),
  usersReadAt: '2026-06-15T11:00:00.000Z',
  digest: '1.x.y',
  ...given,
});
const built = (...given: Parameters<typeof input>): MigrationPlan => {
  const made = buildMigrationPlan(input(...given));
  if (!made) throw new Error('no plan was built');
  return made;
};

describe('the snapshot of a row', () => {
  test('says what is bought, who is moved how, and what the empty cells mean', () => {
    expect(built()).toEqual({
      tenantId,
      customerId: customer().id,
      customerName: 'Contoso',
      source: subscription(),
      parts: [{ part: 1, plan: plan(), licenses: 2, term: 'P1Y', billing: 'monthly' }],
      users: [1, 2, 3].map((number) => ({
        userId: user(number),
        userPrincipalName: `user${String(number)}@example.com`,
        part: 1,
        action: number === 3 ? 'remove-only' : 'move',
        excludedPlans: [],
        profile: 0,
        oldExcludedPlans: [],
        setLocation: undefined,
      })),
      profiles: [{ old: [], others: [] }],
      excludedUsers: [],
      usersReadAt: '2026-06-15T11:00:00.000Z',
      retire: 'suspend',
      retireAfterDays: 0,
      newPlans: 'off',
      runAt: undefined,
      wave: undefined,
      reference: '',
      digest: '1.x.y',
    });
  });

  test('users with another plan make a further part with licenses and terms of its own', () => {
    const made = built({ row: row({ licenses: 5, term: 'P1Y', billing: 'annual' }) }, [
      choice(1, { exclude: true }),
      choice(2, { targetPlan: kiosk.key, setLocation: 'SE' }),
    ]);
    expect(made.parts).toEqual([
      { part: 1, plan: plan(), licenses: 5, term: 'P1Y', billing: 'annual' },
      { part: 2, plan: kiosk, licenses: 3, term: 'P1M', billing: 'monthly' },
    ]);
    expect(made.users.map((one) => [one.userId, one.part, one.action, one.setLocation])).toEqual([
      [user(3), 1, 'remove-only', undefined],
      [user(2), 2, 'move', 'SE'],
    ]);
    expect(made.excludedUsers).toEqual([user(1)]);
    expect([...unitsByPart(made)]).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  test('the choice for the old subscription follows its commerce system where the cell is empty', () => {
    expect(built({ source: newCommerce() }).retire).toBe('end-at-term');
    expect(built({ source: newCommerce(), row: row({ retire: 'leave' }) }).retire).toBe('leave');
  });

  test('carries over what was switched off, known at Check or only when the new product is there', () => {
    const share = [true, false].map((enabled, index) =>
      holder(index + 1, [], {
        licenses: [{ skuId: oldSku, skuPartNumber: '', servicePlans: [heldPlan(1, 'SWAY', enabled)] }],
      }),
    );
    const target = [targetPlan(1, 'SWAY'), targetPlan(2, 'TEAMS1')];
    const early = built({ servicePlans: new Map([[newSku, target]]) }, [], share);
    expect(early.users.map((one) => one.excludedPlans)).toEqual([[target[1]?.id], [target[0]?.id, target[1]?.id]]);
    expect(early.users.map((one) => one.oldExcludedPlans)).toEqual([[], [target[0]?.id]]);
    const late = built({}, [], share);
    expect(late.users.map((one) => one.excludedPlans)).toEqual([[], []]);
    expect(late.users.map((one) => excludedPlansAt(late, one, { skuId: newSku, servicePlans: target }))).toEqual(
      early.users.map((one) => one.excludedPlans),
    );
  });

  test('survives JSON: a run reads it back from the database', () => {
    const made = built({}, [choice(2, { targetPlan: kiosk.key })]);
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });

  test.each<[string, Partial<MigrationPlanInput>, readonly UserChoice[]]>([
    ['no number of licenses', { row: row({ licenses: undefined }) }, []],
    ['a pair of term and billing that is not sold', { row: row({ term: 'P1M', billing: 'annual' }) }, []],
    ['an old license that nobody knows', { source: subscription({ skuId: undefined }) }, []],
    ['a user with a plan that nobody knows', {}, [choice(1, { targetPlan: 'nowhere' })]],
  ])('is none with %s', (_, given, choices) => {
    expect(buildMigrationPlan(input(given, choices))).toBeUndefined();
  });

  test('holds every user of the share once: moved, or excluded', () => {
    const choices = fc.array(
      fc
        .record({
          number: fc.nat(12),
          exclude: fc.boolean(),
          targetPlan: fc.constantFrom(undefined, kiosk.key, plan().key),
        })
        .map(({ number, ...given }) => choice(number, given)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(choices, fc.nat(12), (list, count) => {
        const share = Array.from({ length: count }, (_, index) => holder(index));
        const made = built({ row: row({ licenses: 50 }) }, list, share);
        const all = [...made.users.map((one) => one.userId), ...made.excludedUsers];
        expect([...all].sort()).toEqual(share.map((one) => one.id).sort());
        for (const one of made.users) expect(made.profiles[one.profile]).toBeDefined();
        expect(made.parts.map((part) => part.part)).toEqual(made.parts.map((_, index) => index + 1));
        for (const part of made.parts) {
          expect(part.licenses >= (unitsByPart(made).get(part.part) ?? 0)).toBe(true);
        }
      }),
    );
  });
});

describe('the parts of a row', () => {
  const others = ['P:3', 'P:2', 'P:1'].map((key) => plan({ key }));
  const scope = (keys: readonly string[]) =>
    scopeOf(
      keys.map((_, index) => holder(index)),
      keys.map((key, index) => choice(index, { targetPlan: key })),
    ).inScope;

  test('are numbered by the keys of their plans, whatever order users and plans come in', () => {
    const one = partsOf(plan(), scope(['P:2', 'P:1', 'P:3']), others);
    const other = partsOf(plan(), [...scope(['P:2', 'P:1', 'P:3'])].reverse(), [...others].reverse());
    const numbers = (made: typeof one) => made.parts.map((part) => [part.part, part.plan.key]);
    expect(numbers(one)).toEqual([
      [1, plan().key],
      [2, 'P:1'],
      [3, 'P:2'],
      [4, 'P:3'],
    ]);
    expect(numbers(other)).toEqual(numbers(one));
  });

  test("the row's own plan is a part although nobody is left for it, and names that are no plan are given back", () => {
    const made = partsOf(plan(), scope(['P:1', 'gone']), others);
    expect(made.parts.map((part) => [part.plan.key, part.users.length])).toEqual([
      [plan().key, 0],
      ['P:1', 1],
    ]);
    expect(made.unknown).toEqual(['gone']);
  });
});
