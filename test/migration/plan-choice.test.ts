import fc from 'fast-check';
import {
  chooseTerms,
  labelPlans,
  missingQualification,
  readTermsCode,
  seatsHeld,
  suggestPlan,
  termsCode,
  type PlanTerms,
  type SuggestionInput,
} from '../../src/migration';
import { customer, guid, newCommerce, newSku, oldSku, plan, sku, subscription } from './samples';

describe('terms and billing cycles', () => {
  const pairs = plan().terms;
  test.each<[string, PlanTerms['term'], PlanTerms['billing'], object, PlanTerms | undefined]>([
    ['as before', 'P1Y', 'annual', {}, { term: 'P1Y', billing: 'annual' }],
    ['as before, by the month', 'P1Y', 'monthly', {}, { term: 'P1Y', billing: 'monthly' }],
    ['a legacy year without a word', undefined, 'none', {}, { term: 'P1Y', billing: 'monthly' }],
    ['never longer than a month', 'P1M', 'monthly', {}, { term: 'P1M', billing: 'monthly' }],
    ['another billing of the same term', 'P1M', 'annual', {}, { term: 'P1M', billing: 'monthly' }],
    ['three years as before', 'P3Y', 'triennial', {}, { term: 'P3Y', billing: 'monthly' }],
    ['the agent may choose longer', 'P1M', 'monthly', { term: 'P3Y' }, { term: 'P3Y', billing: 'monthly' }],
    [
      "the agent's billing within the old term",
      'P1Y',
      'monthly',
      { billing: 'annual' },
      { term: 'P1Y', billing: 'annual' },
    ],
    ['a pair that is not offered', 'P1Y', 'monthly', { term: 'P1M', billing: 'annual' }, undefined],
  ])('%s', (_, term, billing, wish, expected) => {
    expect(chooseTerms({ terms: pairs }, { term: undefined, billing: undefined, ...wish }, { term, billing })).toEqual(
      expected,
    );
  });

  test('only longer ones are none', () => {
    const longer = [{ term: 'P1Y', billing: 'monthly' }] as const;
    expect(
      chooseTerms({ terms: longer }, { term: undefined, billing: undefined }, { term: 'P1M', billing: 'monthly' }),
    ).toBeUndefined();
  });

  test('a legacy plan runs for a year', () => {
    const legacy = { terms: [{ term: undefined, billing: 'monthly' }] } as const;
    expect(chooseTerms(legacy, { term: 'P1Y', billing: undefined }, { term: 'P1Y', billing: 'monthly' })).toEqual(
      legacy.terms[0],
    );
    expect(
      chooseTerms(legacy, { term: 'P3Y', billing: undefined }, { term: 'P1Y', billing: 'monthly' }),
    ).toBeUndefined();
  });

  test('codes read back', () => {
    const pairOf = fc.record({
      term: fc.constantFrom(undefined, 'P1M' as const, 'P1Y' as const, 'P3Y' as const),
      billing: fc.constantFrom('monthly' as const, 'annual' as const, 'one-time' as const),
    });
    fc.assert(fc.property(pairOf, (pair) => expect(readTermsCode(termsCode(pair))).toEqual(pair)));
    expect(['', 'P2Y/monthly', 'P1Y/weekly', 'P1Y'].map(readTermsCode)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('who may buy', () => {
  test.each([
    ['commercial', 'commercial', [], undefined],
    ['education', 'commercial', [], 'Education'],
    ['education', 'education', ['Education'], undefined],
    ['nonprofit', 'commercial', [], 'Nonprofit'],
    ['government', 'government', ['GovernmentCommunityCloud'], undefined],
    ['education', undefined, [], undefined],
  ] as const)('a plan for %s and a customer of %s with %j', (segment, own, qualifications, missing) => {
    expect(missingQualification(plan({ segment }), { segment: own, qualifications })).toBe(missing);
  });

  test('an education plan needs the qualification whatever its segment says', () => {
    expect(missingQualification(plan({ family: 'education' }), { segment: 'commercial', qualifications: [] })).toBe(
      'Education',
    );
  });

  test('seats held are those of active subscriptions of the plan, by SKU or by offer', () => {
    const held = [
      subscription({ skuId: newSku, quantity: 100 }),
      subscription({ skuId: newSku, quantity: 50, status: 'suspended' }),
      subscription({ skuId: undefined, offerId: `${plan().key}:AVAIL`, quantity: 7 }),
      subscription({ skuId: oldSku, quantity: 1000 }),
    ];
    expect(seatsHeld(plan(), held)).toBe(107);
  });
});

describe('what a pull suggests', () => {
  const basic = plan({
    key: 'B:1',
    label: 'Microsoft 365 Business Basic',
    family: 'business',
    maximum: 300,
    skuId: sku(31),
  });
  const e1 = plan({ key: 'E1:1', label: 'Office 365 E1', skuId: sku(32) });
  const e3 = plan({ key: 'E3:1', label: 'Office 365 E3', skuId: sku(33) });
  const f3 = plan({ key: 'F3:1', label: 'Office 365 F3', family: 'frontline', skuId: sku(34) });
  const input = (given: Partial<SuggestionInput> = {}): SuggestionInput => ({
    source: subscription(),
    customer: customer(),
    plans: [f3, e3, e1, basic],
    users: 4,
    ...given,
  });
  const e4 = subscription({ productName: 'Office 365 Enterprise E4' });

  test('is only a suggestion: Include stays empty', () => {
    expect(suggestPlan(input())).toEqual({
      include: undefined,
      targetPlan: 'B:1',
      unknownPlan: undefined,
      licenses: 4,
      term: 'P1Y',
      billing: 'monthly',
      newPlans: 'off',
      retire: 'suspend',
      retireAfterDays: 0,
      wave: undefined,
      runAt: undefined,
      reference: '',
      note: '',
    });
  });

  test.each<[string, Partial<SuggestionInput>, string | undefined]>([
    ['Kaizala Pro beyond the seats of business plans', { users: 301 }, 'E1:1'],
    [
      'Kaizala Pro beyond them together with what is held',
      { users: 10, seatsOf: (one) => (one.key === 'B:1' ? 295 : 0) },
      'E1:1',
    ],
    ['Kaizala Pro of a school', { customer: customer({ segment: 'education' }) }, undefined],
    ['Kaizala Pro whose segment nobody asked', { customer: customer({ segment: undefined }) }, 'B:1'],
    ['E4', { source: e4 }, 'E3:1'],
    ['E4 for faculty', { source: subscription({ productName: 'Office 365 E4 for faculty' }) }, undefined],
    ['another product', { source: subscription({ productName: 'Visio' }) }, undefined],
    ['a plan that is not sold there', { source: e4, customer: customer({ country: 'SE' }) }, undefined],
    ['two SKUs of one name', { source: e4, plans: [e3, { ...e3, key: 'E3:2' }] }, undefined],
    [
      'the plan in both commerce systems',
      { source: e4, plans: labelPlans([{ ...e3, key: guid(1), commerce: 'legacy' }, e3]) },
      'E3:1',
    ],
    ['the plan without Teams only', { source: e4, plans: [{ ...e3, label: 'Office 365 E3 (no Teams)' }] }, undefined],
    [
      'the plan with and without Teams',
      { source: e4, plans: [e3, { ...e3, key: 'E3:2', label: 'Office 365 E3 (no Teams)' }] },
      'E3:1',
    ],
    ['a trial only', { source: e4, plans: [{ ...e3, isTrial: true }] }, undefined],
    ['the same directory SKU as before', { source: { ...e4, skuId: sku(33) } }, undefined],
  ])('%s', (_, given, key) => {
    expect(suggestPlan(input(given)).targetPlan).toBe(key);
  });

  test('never a frontline or education plan for anybody', () => {
    const names = ['Kaizala Pro', 'Office 365 E4', 'Kaizala', 'Visio', 'Office 365 E3'];
    const families = new Map(
      [
        ...[f3, e3, e1, basic],
        plan({ key: 'A3', label: 'Office 365 A3 for faculty', family: 'education', segment: 'education' }),
      ].map((one) => [one.key, one]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(600),
        fc.constantFrom('commercial', 'education', 'nonprofit', undefined),
        (productName, users, segment) => {
          const suggested = suggestPlan(
            input({
              source: subscription({ productName }),
              users,
              plans: [...families.values()],
              customer: customer({ segment }),
            }),
          );
          const family = suggested.targetPlan === undefined ? undefined : families.get(suggested.targetPlan)?.family;
          expect(family === 'frontline' || family === 'education').toBe(false);
          expect(suggested.licenses).toBe(Math.max(1, users));
        },
      ),
    );
  });

  test('licenses: for the users and not the old quantity, at least the minimum, empty where nobody counted', () => {
    expect(suggestPlan(input({ plans: [{ ...basic, minimum: 5 }] })).licenses).toBe(5);
    expect(suggestPlan(input({ users: undefined })).licenses).toBeUndefined();
    expect(suggestPlan(input({ users: 0 })).licenses).toBe(1);
  });

  test('the old subscription by the table', () => {
    expect(suggestPlan(input({ source: newCommerce({ productName: 'Kaizala Pro' }) })).retire).toBe('end-at-term');
  });
});
