import type { MigrationRow, WorkbookContent } from '../../../src/workbook';
import type { Fill } from '../../../taskpane/panels/plan/fills/fill';
import { prepareFill, type PreparedFill } from '../../../taskpane/panels/plan/fills/prepare-fill';
import { meta, plans, row, user } from '../../workbook/samples';

const content = (rows: readonly MigrationRow[], users: WorkbookContent['users'] = []): WorkbookContent => ({
  meta,
  locale: 'en-US',
  rows,
  users,
  plans,
  problems: [],
});

const planned = (number: number, plan: Partial<MigrationRow['plan']>, more: Partial<MigrationRow> = {}) => {
  const base = row(number, more);
  return { ...base, plan: { ...base.plan, ...plan } };
};

const from = (number: number, source: Partial<MigrationRow['source']>, more: Partial<MigrationRow> = {}) => {
  const base = row(number, more);
  return { ...base, source: { ...base.source, ...source } };
};

function fill(wanted: Fill, all: WorkbookContent, onlyOpen = true): PreparedFill {
  return prepareFill(wanted, { keys: all.rows, onlyOpen }, all);
}

const planNamed = (label: string) => plans.find((plan) => plan.label === label)!;
const own: Partial<MigrationRow> = { suggested: [] };

test('accepting says Yes and makes every suggestion the agent’s own', () => {
  const { rows, skipped } = fill({ kind: 'accept' }, content([row(1)]));
  expect(rows).toEqual([
    {
      customerId: row(1).customerId,
      subscriptionId: row(1).subscriptionId,
      include: 'yes',
      targetPlan: 'CFQ7TTC0LH18:0001',
      licenses: 20,
      term: 'P1Y',
      billing: 'monthly',
      newPlans: 'off',
      retire: 'suspend',
    },
  ]);
  expect(skipped).toEqual({});
});

test('a row without a target plan has nothing to accept', () => {
  expect(fill({ kind: 'accept' }, content([planned(1, { targetPlan: undefined })])).skipped).toEqual({
    'no-suggestion': 1,
  });
});

test('what the agent decided stays, unless the agent says otherwise', () => {
  const all = content([planned(1, { include: 'no' }), planned(2, { include: 'yes' }), row(3)]);
  expect(fill({ kind: 'include', include: 'yes' }, all)).toMatchObject({ rows: [{}], skipped: { decided: 2 } });
  const everything = fill({ kind: 'include', include: 'yes' }, all, false);
  expect(everything.rows).toHaveLength(2);
  expect(everything.skipped).toEqual({ 'already-so': 1 });
});

test.each(['queued', 'purchasing', 'reassigning', 'unknown', 'paused', 'done', 'held'] as const)(
  'a row that is %s is never written, whatever is asked',
  (stateCode) => {
    const held = row(1, { keys: { ...row(1).keys, stateCode } });
    expect(fill({ kind: 'wave', wave: 2 }, content([held]), false)).toEqual({ rows: [], skipped: { 'in-a-run': 1 } });
  },
);

test('only the rows that were asked for are looked at', () => {
  const all = content([row(1), row(2), row(3)]);
  const asked = prepareFill({ kind: 'wave', wave: 1 }, { keys: [row(2)], onlyOpen: true }, all);
  expect(asked.rows.map(({ subscriptionId }) => subscriptionId)).toEqual([row(2).subscriptionId]);
});

describe('a target plan for many', () => {
  const standard = planNamed('Microsoft 365 Business Standard');

  test('takes the place of a suggestion, not of a choice', () => {
    const all = content([row(1), row(2, own)]);
    const { rows, skipped } = fill({ kind: 'target-plan', plan: standard }, all);
    expect(rows).toMatchObject([{ subscriptionId: row(1).subscriptionId, targetPlan: standard.key }]);
    expect(skipped).toEqual({ decided: 1 });
  });

  test('is left out where it is not sold, or is for others', () => {
    const all = content([from(1, { country: 'US' }), from(2, { segment: 'education' }), row(3)]);
    expect(fill({ kind: 'target-plan', plan: planNamed('Office 365 A3') }, all).skipped).toEqual({
      'not-sold': 1,
      'other-segment': 1,
    });
  });

  test('raises licenses to its minimum and takes terms that it is sold for', () => {
    const plan = { ...standard, minimum: 50, terms: [{ term: 'P1M', billing: 'monthly' }] as const };
    const all = { ...content([row(1)]), plans: [...plans, plan] };
    expect(fill({ kind: 'target-plan', plan }, all).rows).toMatchObject([
      { targetPlan: plan.key, licenses: 50, term: 'P1M', billing: 'monthly' },
    ]);
  });
});

describe('licenses for the users in scope', () => {
  const moved = (number: number, more: Parameters<typeof user>[1] = {}) =>
    user(number, { choice: { ...user(number).choice, exclude: false, targetPlan: undefined }, ...more });

  test('are counted on the Users sheet, without those who are excluded or go elsewhere', () => {
    const users = [
      moved(1),
      moved(2),
      moved(3, { choice: { ...moved(3).choice, exclude: true } }),
      moved(4, { choice: { ...moved(4).choice, targetPlan: 'CFQ7TTC0LF8R:0001' } }),
      moved(5, { result: 'held-already', to: 'Microsoft 365 Business Basic' }),
    ];
    expect(fill({ kind: 'right-size' }, content([row(1)], users), false).rows).toMatchObject([{ licenses: 2 }]);
  });

  test('are the holders before the first check, where one row alone has them', () => {
    const one = from(1, { assigned: 12 });
    expect(fill({ kind: 'right-size' }, content([one])).rows).toMatchObject([{ licenses: 12 }]);
    const shared = [one, { ...from(2, { assigned: 12 }), customerId: one.customerId }];
    expect(fill({ kind: 'right-size' }, content(shared))).toEqual({ rows: [], skipped: { 'users-not-known': 2 } });
  });

  test('are at least one, and no more than the plan allows', () => {
    const all = content([from(1, { assigned: 0 }), from(2, { assigned: 301 })]);
    expect(fill({ kind: 'right-size' }, all)).toMatchObject({
      rows: [{ licenses: 1 }],
      skipped: { 'too-many-users': 1 },
    });
  });
});

test('terms go to rows whose plan is sold that way', () => {
  const all = content([row(1), planned(2, { targetPlan: undefined })]);
  expect(fill({ kind: 'terms', term: 'P1M', billing: 'monthly' }, all)).toMatchObject({
    rows: [{ term: 'P1M', billing: 'monthly' }],
    skipped: { 'no-plan': 1 },
  });
  expect(fill({ kind: 'terms', term: 'P3Y', billing: 'annual' }, content([row(1)])).skipped).toEqual({
    'terms-not-offered': 1,
  });
});

test('an old subscription is only asked to do what its kind can', () => {
  const all = content([row(1), row(2), from(3, { commerce: undefined })]);
  expect(fill({ kind: 'retire', retire: 'suspend' }, all, false)).toMatchObject({
    rows: [{ subscriptionId: row(1).subscriptionId, retire: 'suspend' }],
    skipped: { 'retire-not-possible': 2 },
  });
});

test('what is only suggested is written even where it would be the same', () => {
  expect(fill({ kind: 'new-plans', newPlans: 'off' }, content([row(1)])).rows).toHaveLength(1);
  expect(fill({ kind: 'new-plans', newPlans: 'off' }, content([row(1, own)]), false).skipped).toEqual({
    'already-so': 1,
  });
});

test('an undefined wave empties the cells', () => {
  const [change] = fill({ kind: 'wave', wave: undefined }, content([planned(1, { wave: 3 })]), false).rows;
  expect(change).toHaveProperty('wave', undefined);
});
