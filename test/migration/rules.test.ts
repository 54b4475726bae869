import { addDays } from '../../src/base';
import {
  costOf,
  findingKinds,
  hasError,
  judgeDigest,
  judgeMigrated,
  judgeOtherRun,
  judgePlanGone,
  judgeRow,
  overlapDays,
  planDigest,
  severityOf,
  stateAfterCheck,
  type Finding,
  type FindingCode,
  type RowContext,
} from '../../src/migration';
import { context, holder, newCommerce, plan, row, sku, subscription, today, user } from './samples';

import { ruleCases } from './rule-cases';
import { priced, target, usersOf } from './rule-samples';

const found = (given: Partial<RowContext>): readonly Finding[] => judgeRow(context(given));

describe('the rules', () => {
  test('have nothing against a row that is in order', () => {
    const findings = found(target(priced));
    expect(findings.map((one) => one.code)).toEqual(['retire-deprovisioned-on']);
    expect(hasError(findings)).toBe(false);
  });

  test.each(ruleCases.map((one) => [one.code, one.name, one] as const))('%s: %s', (code, _, { given, values }) => {
    const own = found(given).filter((one) => one.code === code);
    expect(own).toEqual(values === undefined ? [] : [{ code, values }]);
  });

  test('every kind of finding is found by a rule or by a judgement on earlier work', () => {
    const elsewhere: readonly FindingCode[] = [
      'plan-gone',
      'plan-changed',
      'source-changed',
      'other-run',
      'already-migrated',
      'deadline-at-risk',
    ];
    const covered = new Set([
      ...ruleCases.filter((one) => one.values !== undefined).map((one) => one.code),
      ...elsewhere,
    ]);
    // The keys of the table, which its type names.
    expect((Object.keys(findingKinds) as FindingCode[]).filter((code) => !covered.has(code))).toEqual([]);
  });

  test('tell exactly the values that the sentence uses', () => {
    for (const one of ruleCases.flatMap(({ given }) => found(given))) {
      expect([one.code, Object.keys(one.values).sort()]).toEqual([one.code, [...findingKinds[one.code].values].sort()]);
    }
  });

  test('say the gravest first', () => {
    const order = ['error', 'warning', 'note'];
    const ranks = found({ ...target({ family: 'frontline' }), row: row({ licenses: 9, retire: 'cancel-now' }) }).map(
      (one) => order.indexOf(severityOf(one)),
    );
    expect(new Set(ranks).size).toBe(3);
    expect([...ranks].sort()).toEqual(ranks);
  });

  test('judge the plans of single users as well', () => {
    const own = plan({ key: 'X', label: 'Kiosk', family: 'frontline', isTrial: true });
    const users = {
      ...usersOf([])!,
      scope: { inScope: [{ user: holder(1), targetPlan: 'X', setLocation: undefined }], excluded: [] },
    };
    const codes = found({ plans: [plan(), own], users }).filter((one) => one.values['plan'] === 'Kiosk');
    expect(codes.map((one) => one.code)).toEqual(['plan-is-trial', 'plan-frontline']);
  });
});

describe('judgements on earlier work', () => {
  const digest = planDigest(subscription(), row(), [{ userId: user(1) }]);

  test("what changed since Check is told apart: the agent's cells and the service's facts", () => {
    expect(judgeDigest(digest, digest)).toEqual([]);
    expect(judgeDigest(digest, planDigest(subscription({ quantity: 3 }), row({ licenses: 9 }), []))).toEqual([
      { code: 'plan-changed', values: { fields: ['targetLicenses'] } },
      { code: 'source-changed', values: { fields: ['licenses', 'assigned'] } },
    ]);
  });

  test('another run, an earlier purchase, a plan that is gone', () => {
    expect(judgeOtherRun(undefined)).toEqual([]);
    expect(judgeOtherRun({ runId: 'r', runBy: 'Ann', state: 'retiring' })).toEqual([
      { code: 'other-run', values: { runId: 'r', runBy: 'Ann', state: 'retiring' } },
    ]);
    expect(judgeMigrated({ plan: 'E1', licenses: 3 })).toEqual([
      { code: 'already-migrated', values: { plan: 'E1', licenses: 3 } },
    ]);
    expect(judgeMigrated(undefined)).toEqual([]);
    expect(judgePlanGone({ label: 'E1' }, false)).toEqual([{ code: 'plan-gone', values: { plan: 'E1' } }]);
    expect(judgePlanGone({ label: 'E1' }, true)).toEqual([]);
  });

  test.each([
    ['yes', [], 'ready'],
    ['yes', ['plan-missing'], 'invalid'],
    ['yes', ['plan-frontline'], 'ready'],
    ['no', ['plan-missing'], 'excluded'],
    [undefined, [], 'draft'],
    [undefined, ['plan-missing'], 'invalid'],
    ['yes', ['other-run'], 'held'],
    ['no', ['other-run'], 'held'],
  ] as const)('include %s with %j is %s', (include, codes, state) => {
    expect(
      stateAfterCheck(
        include,
        codes.map((code) => ({ code, values: {} })),
      ),
    ).toBe(state);
  });
});

describe('costs', () => {
  test('new cost, change and overlap a month', () => {
    const given = context({
      ...target(priced),
      oldPrice: { price: 1.5, currency: 'USD' },
      row: row({ retireAfterDays: 10 }),
    });
    expect(costOf(given)).toEqual({ perMonth: 16, change: 1, overlap: 5, currency: 'USD' });
  });

  test('are not known without a price, and nothing is compared over currencies', () => {
    expect(costOf(context())).toBeUndefined();
    expect(costOf(context({ ...target(priced), oldPrice: { price: 1, currency: 'EUR' } }))).toMatchObject({
      perMonth: 16,
      change: undefined,
      overlap: undefined,
    });
    expect(costOf(context({ ...target(priced), row: row({ licenses: undefined }) }))).toBeUndefined();
  });

  test('count the plans of single users with their own minimum', () => {
    const own = plan({ key: 'X', skuId: sku(77), price: 2, currency: 'USD', minimum: 3 });
    const users = {
      ...usersOf([])!,
      scope: { inScope: [{ user: holder(1), targetPlan: 'X', setLocation: undefined }], excluded: [] },
    };
    expect(costOf(context({ ...target(priced), plans: [own], users }))?.perMonth).toBe(22);
    expect(costOf(context({ ...target(priced), plans: [{ ...own, currency: 'EUR' }], users }))).toBeUndefined();
  });

  test.each<[string, Partial<RowContext>, number | undefined]>([
    ['legacy suspended at once', {}, 0],
    ['legacy suspended later', { row: row({ retireAfterDays: 6 }) }, 6],
    ['not beyond the last day', { row: row({ retireAfterDays: 400 }) }, 47],
    ['new commerce runs to its end', { source: newCommerce() }, 47],
    ['left without an end', { source: subscription({ lastDay: undefined }), row: row({ retire: 'leave' }) }, undefined],
    ['past', { source: newCommerce({ lastDay: addDays(today, -3) }) }, 0],
  ])('days of overlap: %s', (_, given, days) => {
    expect(overlapDays(context(given))).toBe(days);
  });
});
