import fc from 'fast-check';
import { sameId } from '../../src/base';
import {
  comparePlans,
  planTitles,
  disabledPlans,
  excludedPlans,
  excludedPlansAt,
  profileOf,
  type HeldServicePlan,
  type ServiceProfile,
  type TargetServicePlan,
} from '../../src/migration';
import { stemOf, featureOf } from '../../src/migration/service-plans/service-feature';
import { ProfileTable } from '../../src/migration/service-plans/service-profile';
import { heldPlan, holder, newSku, oldSku, sku, subscription, targetPlan } from './samples';

const profile = (old: readonly HeldServicePlan[], others: readonly HeldServicePlan[] = []): ServiceProfile => ({
  old,
  others,
});
const off = (given: ServiceProfile, target: readonly TargetServicePlan[], choice: 'on' | 'off'): readonly string[] => {
  const excluded = excludedPlans(given, target, choice);
  return target.filter((plan) => excluded.includes(plan.id)).map((plan) => plan.name);
};

const untitled: ReadonlyMap<string, string> = new Map();

describe('editions of one feature', () => {
  test.each([
    ['KAIZALA_O365_P2', 'KAIZALA_O365'],
    ['FORMS_PLAN_E3', 'FORMS_PLAN'],
    ['STREAM_O365_K', 'STREAM_O365'],
    ['WHITEBOARD_PLAN2', 'WHITEBOARD'],
    ['AAD_PREMIUM_P2', 'AAD_PREMIUM'],
    ['ADALLOM_S_O365', 'ADALLOM_S_O365'],
    ['INTUNE_A', 'INTUNE_A'],
    ['EXCHANGE_S_FOUNDATION', 'EXCHANGE_S_FOUNDATION'],
    ['TEAMS1', 'TEAMS1'],
  ])('the stem of %s is %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });

  test('Kaizala standalone and the Kaizala of the suites are one feature; the foundation is not Exchange', () => {
    expect(featureOf('KAIZALA_STANDALONE')).toBe(featureOf('KAIZALA_O365_P3'));
    expect(featureOf('EXCHANGE_S_FOUNDATION')).not.toBe(featureOf('EXCHANGE_S_STANDARD'));
    expect(featureOf('RMS_S_PREMIUM')).not.toBe(featureOf('RMS_S_ENTERPRISE'));
  });
});

describe('service plans of the new license', () => {
  const teams = targetPlan(1, 'TEAMS1');
  const exchange = targetPlan(2, 'EXCHANGE_S_STANDARD');
  const kaizala = targetPlan(3, 'KAIZALA_O365_P2');
  const foundation = targetPlan(4, 'EXCHANGE_S_FOUNDATION', false);
  const all = [teams, exchange, kaizala, foundation];

  test.each<[string, ServiceProfile, 'on' | 'off', readonly string[]]>([
    [
      'what was on stays on, by id',
      profile([heldPlan(1, 'TEAMS1'), heldPlan(2, 'EXCHANGE_S_STANDARD'), heldPlan(3, 'X')]),
      'off',
      [],
    ],
    [
      'what was off stays off, by id',
      profile([heldPlan(1, 'TEAMS1', false), heldPlan(2, 'E'), heldPlan(3, 'K')]),
      'on',
      ['TEAMS1'],
    ],
    ['what was off stays off, by feature', profile([heldPlan(9, 'KAIZALA_O365_P3', false)]), 'on', ['KAIZALA_O365_P2']],
    [
      'what was on stays on, by feature',
      profile([heldPlan(9, 'KAIZALA_STANDALONE')]),
      'off',
      ['TEAMS1', 'EXCHANGE_S_STANDARD'],
    ],
    ['new ones go off', profile([]), 'off', ['TEAMS1', 'EXCHANGE_S_STANDARD', 'KAIZALA_O365_P2']],
    ['new ones go on', profile([]), 'on', []],
    [
      'an id counts before a name',
      profile([heldPlan(3, 'KAIZALA_O365_P2'), heldPlan(9, 'KAIZALA_O365_P1', false)]),
      'off',
      ['TEAMS1', 'EXCHANGE_S_STANDARD'],
    ],
    [
      'one edition on and one off was on',
      profile([heldPlan(8, 'KAIZALA_O365_P3'), heldPlan(9, 'KAIZALA_O365_P1', false)]),
      'off',
      ['TEAMS1', 'EXCHANGE_S_STANDARD'],
    ],
    [
      'on through another license is not new',
      profile([], [heldPlan(1, 'TEAMS1')]),
      'off',
      ['EXCHANGE_S_STANDARD', 'KAIZALA_O365_P2'],
    ],
    [
      'another edition through a license that stays would be refused',
      profile([], [heldPlan(9, 'EXCHANGE_S_ENTERPRISE')]),
      'on',
      ['EXCHANGE_S_STANDARD'],
    ],
    [
      'also where the old license had one',
      profile([heldPlan(8, 'EXCHANGE_S_DESKLESS')], [heldPlan(9, 'EXCHANGE_S_ENTERPRISE')]),
      'on',
      ['EXCHANGE_S_STANDARD'],
    ],
    [
      'but not where it was on beside it before',
      profile([heldPlan(2, 'EXCHANGE_S_STANDARD')], [heldPlan(9, 'EXCHANGE_S_ENTERPRISE')]),
      'on',
      [],
    ],
    ['editions that go together are no conflict', profile([], [heldPlan(9, 'KAIZALA_O365_P3')]), 'on', []],
  ])('%s', (_, given, choice, expected) => {
    expect(off(given, all, choice)).toEqual(expected);
  });

  const names = ['TEAMS1', 'KAIZALA_O365_P2', 'EXCHANGE_S_STANDARD', 'SWAY', 'FORMS_PLAN_E1', 'YAMMER_ENTERPRISE'];
  const held = fc.array(
    fc
      .record({ number: fc.nat(9), name: fc.constantFrom(...names), enabled: fc.boolean() })
      .map((one) => heldPlan(one.number, one.name, one.enabled)),
    { maxLength: 8 },
  );
  const target = fc.uniqueArray(
    fc
      .record({ number: fc.nat(9), name: fc.constantFrom(...names), forUsers: fc.boolean() })
      .map((one) => targetPlan(one.number, one.name, one.forUsers)),
    { selector: (plan) => plan.id, maxLength: 8 },
  );

  test('never switches a plan of the tenant, switches off no less for off than for on, and keeps what was off by id off', () => {
    fc.assert(
      fc.property(held, held, target, (old, others, plans) => {
        const given = profile(
          old,
          others.filter((plan) => plan.enabled),
        );
        const whenOff = excludedPlans(given, plans, 'off');
        const whenOn = excludedPlans(given, plans, 'on');
        expect(plans.filter((plan) => !plan.userAssignable && whenOff.includes(plan.id))).toEqual([]);
        expect(whenOn.filter((one) => !whenOff.includes(one))).toEqual([]);
        for (const plan of plans.filter((one) => one.userAssignable)) {
          const same = old.filter((one) => sameId(one.id, plan.id));
          if (same.length > 0 && same.every((one) => !one.enabled)) expect(whenOn).toContain(plan.id);
        }
      }),
    );
  });

  test('do not depend on the order of the plans', () => {
    fc.assert(
      fc.property(held, target, fc.constantFrom('on' as const, 'off' as const), (old, plans, choice) => {
        const one = excludedPlans(profile(old), plans, choice);
        expect(excludedPlans(profile([...old].reverse()), [...plans].reverse(), choice)).toEqual(one);
      }),
    );
  });
});

describe('what a user keeps, loses and gains', () => {
  test('tells service plans as people call them, where the directory says how', () => {
    const target = [
      { ...targetPlan(2, 'EXCHANGE_S_STANDARD'), title: 'Exchange Online (Plan 1)' },
      targetPlan(3, 'SWAY'),
    ];
    const skus = new Map([
      ['old', [{ ...targetPlan(1, 'KAIZALA_STANDALONE'), title: 'Kaizala Pro' }]],
      ['new', target],
    ]);
    expect(comparePlans(profile([heldPlan(1, 'KAIZALA_STANDALONE')]), target, 'on', planTitles(skus))).toMatchObject({
      lost: ['Kaizala Pro'],
      gained: ['Exchange Online (Plan 1)', 'SWAY'],
    });
  });

  test('is named', () => {
    const given = profile(
      [heldPlan(1, 'KAIZALA_STANDALONE'), heldPlan(2, 'MCOVOICECONF'), heldPlan(3, 'SWAY', false)],
      [heldPlan(7, 'YAMMER_ENTERPRISE')],
    );
    const target = [targetPlan(9, 'KAIZALA_O365_P2'), targetPlan(3, 'SWAY'), targetPlan(5, 'TEAMS1')];
    expect(comparePlans(given, target, 'on', untitled)).toEqual({
      kept: ['KAIZALA_STANDALONE'],
      lost: ['MCOVOICECONF'],
      gained: ['TEAMS1'],
      optional: ['TEAMS1'],
      off: ['SWAY'],
    });
    expect(comparePlans(given, target, 'off', untitled)).toMatchObject({ gained: [], off: ['SWAY', 'TEAMS1'] });
  });

  test('what another license goes on giving is kept', () => {
    expect(comparePlans(profile([heldPlan(1, 'SWAY')], [heldPlan(1, 'SWAY')]), [], 'on', untitled)).toMatchObject({
      kept: ['SWAY'],
      lost: [],
    });
  });
});

describe('the profile of a user', () => {
  const rich = holder(1, [], {
    licenses: [
      { skuId: oldSku, skuPartNumber: '', servicePlans: [heldPlan(1, 'SWAY'), heldPlan(2, 'TEAMS1', false)] },
      { skuId: sku(30), skuPartNumber: '', servicePlans: [heldPlan(3, 'VISIO'), heldPlan(4, 'FLOW', false)] },
      { skuId: newSku, skuPartNumber: '', servicePlans: [heldPlan(5, 'YAMMER')] },
    ],
  });

  test('is the old license, and what is on through those that stay', () => {
    expect(profileOf(rich, oldSku, newSku)).toEqual({
      old: [heldPlan(1, 'SWAY'), heldPlan(2, 'TEAMS1', false)],
      others: [heldPlan(3, 'VISIO')],
    });
    expect(disabledPlans(profileOf(rich, oldSku))).toEqual([heldPlan(2, '').id]);
  });

  test('is kept once for all users that share it', () => {
    const table = new ProfileTable();
    const [a, b] = [profile([heldPlan(1, 'SWAY')]), profile([heldPlan(1, 'SWAY', false)])];
    expect([a, b, profile([heldPlan(1, 'SWAY')])].map((one) => table.indexOf(one))).toEqual([0, 1, 0]);
    expect(table.profiles).toEqual([a, b]);
  });

  test('decides at the time of the move, when the directory shows the new product', () => {
    const plan = {
      profiles: [profile([heldPlan(1, 'SWAY', false)])],
      newPlans: 'on' as const,
      source: { ...subscription(), skuId: oldSku },
    };
    const planned = { profile: 0, excludedPlans: [] };
    const target = { skuId: newSku, servicePlans: [targetPlan(1, 'SWAY')] };
    expect(excludedPlansAt(plan, planned, target)).toEqual([targetPlan(1, 'SWAY').id]);
    expect(excludedPlansAt(plan, planned, target, rich)).toEqual([]);
    expect(
      excludedPlansAt(plan, { ...planned, excludedPlans: [heldPlan(8, '').id] }, { ...target, servicePlans: [] }),
    ).toEqual([heldPlan(8, '').id]);
  });
});
