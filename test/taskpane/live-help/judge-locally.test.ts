import { brandId, type CustomerId, type Day } from '../../../src/base';
import { isLocal } from '../../../taskpane/live-help/local-codes';
import { judgeLocally } from '../../../taskpane/live-help/judge-locally';
import { findingKinds, type FindingCode, type RowPlan } from '../../../src/migration';
import type { MigrationRow, UserRow, WorkbookContent } from '../../../src/workbook';
import { guid, meta, plans, row, user } from '../../workbook/samples';

const clock = { now: () => new Date('2026-11-21T08:00:00Z'), today: () => '2026-11-21' as Day };
const usOnly = 'CFQ7TTC0LHSV:0001';
const addOn = 'CFQ7TTC0LH0L:0001';

const planned = (number: number, plan: Partial<RowPlan>, more: Partial<MigrationRow> = {}): MigrationRow => {
  const base = row(number, more);
  return { ...base, rowNumber: number + 1, plan: { ...base.plan, include: 'yes', ...plan } };
};

const content = (rows: readonly MigrationRow[], users: readonly UserRow[] = []): WorkbookContent => ({
  meta,
  locale: 'en-US',
  rows,
  users,
  plans,
  problems: [],
});

function codesOf(rows: readonly MigrationRow[], users: readonly UserRow[] = []): readonly FindingCode[] {
  const [first] = rows;
  if (first === undefined) throw new Error('no row');
  const [judged] = judgeLocally(content(rows, users), [first], clock);
  return judged?.findings.map(({ code }) => code) ?? [];
}

describe('judging by the workbook alone', () => {
  it.each<[string, Partial<RowPlan>, FindingCode]>([
    ['a plan that is not sold in the country', { targetPlan: usOnly }, 'plan-not-sold-here'],
    ['an add-on', { targetPlan: addOn }, 'plan-is-addon'],
    ['a name that no plan has', { targetPlan: undefined, unknownPlan: 'Office 9000' }, 'plan-unknown'],
    ['more licenses than the plan has', { licenses: 301 }, 'licenses-above-maximum'],
    ['terms that are not offered', { term: 'P3Y' }, 'term-not-offered'],
    ['a choice that legacy does not know', { retire: 'cancel-now' }, 'retire-not-for-legacy'],
    ['a start after the end', { runAt: '2027-01-01T00:00:00Z' }, 'run-at-after-last-day'],
  ])('knows %s', (_what, plan, code) => {
    expect(codesOf([planned(1, plan)])).toContain(code);
  });

  it('counts what the rows of one customer buy together', () => {
    const same = { customerId: brandId<CustomerId>(guid(1, 1)) };
    const rows = [planned(1, { licenses: 200 }), planned(2, { licenses: 200 }, same)];
    expect(codesOf(rows)).toContain('business-seat-cap');
    expect(codesOf([planned(1, { licenses: 200 }), planned(2, { licenses: 200, include: 'no' }, same)])).not.toContain(
      'business-seat-cap',
    );
  });

  it('counts the users that Check has found, less those who hold the plan already', () => {
    const users = [user(1), user(2), user(3)];
    expect(codesOf([planned(1, { licenses: 2 })], users)).toContain('licenses-below-users');
    const holding = [user(1), user(2), user(3, { result: 'held-already' })];
    expect(codesOf([planned(1, { licenses: 2 })], holding)).not.toContain('licenses-below-users');
  });

  it('does not count users before anybody has looked who they are', () => {
    const codes = codesOf([planned(1, { licenses: 1 })]);
    expect(codes).not.toContain('licenses-below-users');
    expect(codes).not.toContain('users-none');
  });

  it('calls nothing missing that nobody has asked for yet', () => {
    const empty = { targetPlan: undefined, licenses: undefined };
    const undecided = codesOf([planned(1, { ...empty, include: undefined })]);
    expect(undecided).not.toContain('plan-missing');
    expect(undecided).not.toContain('licenses-missing');
    expect(codesOf([planned(1, empty)])).toEqual(expect.arrayContaining(['plan-missing', 'licenses-missing']));
  });

  it('leaves to Check what only the service knows, whatever stands in the row', () => {
    const odd = planned(1, { retire: 'cancel-now' }, { source: { ...row(2).source, autoRenew: true } });
    const judged = judgeLocally(
      content([{ ...odd, source: { ...odd.source, sourceStatus: 'suspended' } }]),
      [odd],
      clock,
    );
    for (const { code, values } of judged.flatMap(({ findings }) => findings)) {
      expect(isLocal({ code, values })).toBe(true);
    }
    const codes = Object.keys(findingKinds) as FindingCode[]; // the keys of a constant
    expect(codes.filter((code) => !isLocal({ code, values: {} }))).toEqual(
      expect.arrayContaining(['customer-no-agreement', 'plan-needs-qualification', 'source-suspended']),
    );
  });
});
