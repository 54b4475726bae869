import type { Finding } from '../../../src/migration';
import { migrationKey, type MigrationRow, type WorkbookContent } from '../../../src/workbook';
import { countVerdicts, groupFindings } from '../../../taskpane/panels/check/finding-groups';
import { overviewOf } from '../../../taskpane/panels/check/check-overview';
import type { CheckState } from '../../../taskpane/state/check-state';
import { meta, plans, row } from '../../workbook/samples';

const tooFew: Finding = { code: 'licenses-below-users', values: { licenses: 1, users: 2 } };
const soon: Finding = { code: 'source-ends-soon', values: { lastDay: '2026-11-25', days: 4 } };
const gone: Finding = { code: 'plan-gone', values: { plan: 'X' } };

function checkedRow(
  number: number,
  verdict: MigrationRow['check']['check'],
  more: Partial<MigrationRow> = {},
): MigrationRow {
  const base = row(number);
  return {
    ...base,
    rowNumber: number + 1,
    planEcho: 'echo',
    plan: { ...base.plan, include: 'yes' },
    check: { ...base.check, check: verdict },
    keys: { ...base.keys, digest: 'd', checkedPlan: 'echo', stateCode: verdict === 'errors' ? 'invalid' : 'ready' },
    ...more,
  };
}

const content = (rows: readonly MigrationRow[]): WorkbookContent => ({
  meta,
  locale: 'en-US',
  rows,
  users: [],
  plans,
  problems: [],
});

const remembering = (entries: readonly (readonly [MigrationRow, readonly Finding[]])[]): CheckState => ({
  checkedAt: '2026-11-21T08:00:00Z',
  rows: new Map(
    entries.map(([{ customerId, subscriptionId }, findings]) => [
      migrationKey({ customerId, subscriptionId }),
      { customerId, subscriptionId, checkedPlan: 'echo', check: { findings } },
    ]),
  ),
});

describe('where the rows stand with their check', () => {
  it('puts causes in the order of gravity, then of the number of rows', () => {
    const rows = [1, 2, 3].map((number) => checkedRow(number, 'errors'));
    const groups = groupFindings([
      { row: rows[0]!, findings: [soon, gone] },
      { row: rows[1]!, findings: [tooFew, soon] },
      { row: rows[2]!, findings: [tooFew] },
    ]);
    expect(groups.map(({ code, rows: count }) => [code, count])).toEqual([
      ['licenses-below-users', 2],
      ['plan-gone', 1],
      ['source-ends-soon', 2],
    ]);
    expect(groups[0]?.found.map(({ row: one }) => one.rowNumber)).toEqual([3, 4]);
    expect(countVerdicts([{ row: rows[0]!, findings: [soon, gone] }])).toMatchObject({ error: 1, warning: 0 });
  });

  it('counts the verdicts of the sheet, also those of an earlier day, and says where causes are not known', () => {
    const rows = [checkedRow(1, 'errors'), checkedRow(2, 'clean'), checkedRow(3, 'warnings')];
    const overview = overviewOf(content(rows), remembering([[rows[0]!, [tooFew]]]), { includedOnly: true });
    expect(overview.counts).toEqual({ error: 1, warning: 1, note: 0, clean: 1 });
    expect(overview.groups.map(({ code }) => code)).toEqual(['licenses-below-users']);
    expect(overview.unexplained).toBe(1);
    expect(overview.ready).toBe(2);
  });

  it('lets go of what was said about a row that was edited since', () => {
    const edited = checkedRow(1, 'errors', { planEcho: 'another' });
    const overview = overviewOf(content([edited]), remembering([[edited, [tooFew]]]), { includedOnly: true });
    expect(overview).toMatchObject({ changed: 1, groups: [], counts: { error: 0 } });
  });

  it('leaves rows out that nobody has included, unless they are asked for', () => {
    const undecided = checkedRow(2, 'errors', { plan: { ...row(2).plan, include: undefined } });
    const excluded = checkedRow(3, undefined, { plan: { ...row(3).plan, include: 'no' } });
    const rows = [checkedRow(1, 'clean'), undecided, excluded];
    const check = remembering([[undecided, [gone]]]);
    expect(overviewOf(content(rows), check, { includedOnly: true })).toMatchObject({ rows: 1, groups: [] });
    expect(overviewOf(content(rows), check, { includedOnly: false })).toMatchObject({
      rows: 2,
      groups: [{ code: 'plan-gone' }],
    });
  });

  it('leaves rows to their runs', () => {
    const running = checkedRow(1, 'clean', { keys: { ...row(1).keys, digest: 'd', stateCode: 'reassigning' } });
    expect(overviewOf(content([running]), undefined, { includedOnly: true })).toMatchObject({ rows: 0, changed: 0 });
  });
});
