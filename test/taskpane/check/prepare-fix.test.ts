import { brandId, type DirectorySkuId } from '../../../src/base';
import { findingKinds, type Finding, type Plan, type RowPlan } from '../../../src/migration';
import type { MigrationRow, UserRow } from '../../../src/workbook';
import { groupFindings } from '../../../taskpane/panels/check/finding-groups';
import { fixesOf, fixKinds, type FixKind } from '../../../taskpane/panels/check/fixes/fix-kind';
import { prepareFix, type PreparedFix } from '../../../taskpane/panels/check/fixes/prepare-fix';
import { guid, plans, row, user } from '../../workbook/samples';

const business = 'CFQ7TTC0LH18:0001';
const usOnly = 'CFQ7TTC0LHSV:0001';

const planned = (number: number, plan: Partial<RowPlan>, more: Partial<MigrationRow> = {}): MigrationRow => {
  const base = row(number, more);
  return { ...base, rowNumber: number + 1, plan: { ...base.plan, include: 'yes', ...plan } };
};

interface Asked {
  readonly kind: FixKind;
  readonly finding: Finding;
  readonly rows: readonly MigrationRow[];
  readonly users?: readonly UserRow[];
  readonly plan?: Plan;
  readonly catalogue?: readonly Plan[];
}

function prepared({ kind, finding, rows, users = [], plan, catalogue = plans }: Asked): PreparedFix {
  const [group] = groupFindings(rows.map((one) => ({ row: one, findings: [finding] })));
  if (group === undefined) throw new Error('no group');
  return prepareFix(kind, group, { rows, users, plans: catalogue, plan });
}

const changesOf = (fix: PreparedFix) =>
  fix.rows.map(({ customerId: _customer, subscriptionId: _subscription, ...change }) => change);

describe('a fix for many rows', () => {
  it('matches licenses to the users that Check has counted, at least the minimum of the plan', () => {
    const finding: Finding = { code: 'licenses-below-users', values: { licenses: 10, users: 24 } };
    const big = plans.map((plan) => (plan.key === business ? { ...plan, minimum: 50 } : plan));
    const rows = [planned(1, { licenses: 10 }), planned(2, { licenses: 24 })];
    expect(changesOf(prepared({ kind: 'right-size', finding, rows }))).toEqual([{ licenses: 24 }]);
    expect(prepared({ kind: 'right-size', finding, rows }).skipped).toEqual({ 'already-so': 1 });
    expect(changesOf(prepared({ kind: 'right-size', finding, rows, catalogue: big }))).toEqual([
      { licenses: 50 },
      { licenses: 50 },
    ]);
  });

  it('does not guess how many users there are', () => {
    const finding: Finding = { code: 'licenses-missing', values: {} };
    const unread = planned(1, { licenses: undefined }, { source: { ...row(1).source, assigned: undefined } });
    expect(prepared({ kind: 'right-size', finding, rows: [unread] })).toMatchObject({
      count: 0,
      skipped: { 'not-known': 1 },
    });
    const users = [user(1), user(2, { result: 'held-already' })];
    expect(changesOf(prepared({ kind: 'right-size', finding, rows: [unread], users }))).toEqual([{ licenses: 1 }]);
  });

  it('gives a chosen plan only to rows whose customers can buy it, and mends what would not fit', () => {
    const finding: Finding = { code: 'plan-gone', values: { plan: 'X' } };
    const monthly: Plan = {
      ...plans[0]!,
      key: 'new',
      label: 'New',
      minimum: 25,
      markets: ['DE'],
      skuId: brandId<DirectorySkuId>(guid(9, 99)),
      terms: [{ term: 'P1M', billing: 'monthly' }],
    };
    const abroad = { source: { ...row(3).source, country: 'SE' } };
    const rows = [planned(1, { licenses: 20 }), planned(2, { licenses: 40 }), planned(3, {}, abroad)];
    const fix = prepared({ kind: 'choose-plan', finding, rows, plan: monthly, catalogue: [...plans, monthly] });
    expect(changesOf(fix)).toEqual([
      { targetPlan: 'new', licenses: 25, term: 'P1M', billing: 'monthly' },
      { targetPlan: 'new', term: 'P1M', billing: 'monthly' },
    ]);
    expect(fix.skipped).toEqual({ 'not-sold': 1 });
    expect(prepared({ kind: 'choose-plan', finding, rows })).toMatchObject({ count: 0, skipped: { 'no-choice': 3 } });
  });

  it('takes terms that are offered, never longer than before', () => {
    const finding: Finding = { code: 'term-not-offered', values: {} };
    const rows = [planned(1, { term: 'P3Y', billing: 'annual' })];
    expect(changesOf(prepared({ kind: 'offered-terms', finding, rows }))).toEqual([
      { term: 'P1Y', billing: 'monthly' },
    ]);
    const short = plans.map((plan): Plan =>
      plan.key === business ? { ...plan, terms: [{ term: 'P3Y', billing: 'annual' }] } : plan,
    );
    const open = [planned(1, { term: undefined, billing: 'monthly' })];
    expect(prepared({ kind: 'offered-terms', finding, rows: open, catalogue: short }).skipped).toEqual({
      'not-known': 1,
    });
  });

  it('retires in the usual way of each commerce system', () => {
    const finding: Finding = { code: 'retire-leave-extended', values: {} };
    const rows = [planned(1, { retire: 'leave' }), planned(2, { retire: 'leave' })];
    expect(changesOf(prepared({ kind: 'default-retire', finding, rows }))).toEqual([
      { retire: 'suspend' },
      { retire: 'end-at-term' },
    ]);
  });

  it('sets the location of those users alone who have none', () => {
    const finding: Finding = { code: 'user-location-missing', values: { users: [], count: 1 } };
    const users = [user(1), user(2, { location: undefined }), user(3, { location: undefined })];
    const excluded = { ...users[2]!, choice: { ...users[2]!.choice, exclude: true } };
    const fix = prepared({
      kind: 'set-location',
      finding,
      rows: [planned(1, {})],
      users: [users[0]!, users[1]!, excluded],
    });
    expect(fix.rows).toEqual([]);
    expect(fix.users).toEqual([
      {
        customerId: row(1).customerId,
        subscriptionId: row(1).subscriptionId,
        userId: users[1]!.userId,
        setLocation: 'DE',
      },
    ]);
    expect(fix.count).toBe(1);
  });

  it('never touches a row that a run has in hand or has finished', () => {
    const finding: Finding = { code: 'plan-missing', values: {} };
    const states = ['queued', 'reassigning', 'done', 'held', 'unknown'] as const;
    const rows = states.map((stateCode, index) => planned(index + 1, {}, { keys: { ...row(1).keys, stateCode } }));
    for (const kind of fixKinds) {
      expect(prepared({ kind, finding, rows, plan: plans[0]! })).toMatchObject({
        count: 0,
        skipped: { 'in-a-run': states.length },
      });
    }
  });

  it('counts a row once, however many findings of the cause it has', () => {
    const finding: Finding = { code: 'plan-unknown', values: { plan: 'X' } };
    const one = planned(1, {});
    const [group] = groupFindings([{ row: one, findings: [finding, { ...finding, values: { plan: 'Y' } }] }]);
    expect(group).toMatchObject({ rows: 1, customers: 1 });
    expect(prepareFix('leave-out', group!, { rows: [one], users: [], plans }).count).toBe(1);
  });

  it('is offered for every error that one answer can serve', () => {
    const without = Object.entries(findingKinds)
      .filter(([code, { severity }]) => severity === 'error' && fixesOf[code as keyof typeof fixesOf].length === 0)
      .map(([code]) => code);
    // These are mended by checking again, by somebody else's right, user by user, or by waiting for another run.
    expect(without).toEqual([
      'customer-users-not-readable',
      'customer-not-answered',
      'users-above-maximum',
      'plan-changed',
      'source-changed',
      'other-run',
    ]);
    expect(
      prepared({
        kind: 'choose-plan',
        finding: { code: 'plan-not-sold-here', values: { plan: usOnly, country: 'DE' } },
        rows: [planned(1, { targetPlan: usOnly })],
        plan: plans[2]!,
      }).count,
    ).toBe(1);
  });
});
