import type { Day } from '../../../src/base';
import type { RowPlan, RowState } from '../../../src/migration';
import { migrationKey, type MigrationRow, type RowPatch, type WorkbookContent } from '../../../src/workbook';
import { helpPatches } from '../../../taskpane/live-help/help-patches';
import { meta, plans, row } from '../../workbook/samples';

const clock = { now: () => new Date('2026-11-21T08:00:00Z'), today: () => '2026-11-21' as Day };

interface Sample {
  readonly plan?: Partial<RowPlan>;
  readonly state?: RowState;
  readonly checked?: boolean;
  readonly verdict?: MigrationRow['check']['check'];
}

function sample({ plan = {}, state = 'draft', checked = false, verdict }: Sample): MigrationRow {
  const base = row(1);
  return {
    ...base,
    rowNumber: 2,
    planEcho: 'echo now',
    plan: { ...base.plan, include: 'yes', ...plan },
    check: { ...base.check, check: verdict },
    keys: { ...base.keys, stateCode: state, digest: checked ? 'digest' : '', checkedPlan: checked ? 'echo then' : '' },
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

function patchOf(one: Sample, remembered: ReadonlyMap<string, RowPatch> = new Map()): RowPatch | undefined {
  const edited = sample(one);
  return helpPatches(content([edited]), [edited], remembered, clock)[0];
}

const wrong = { licenses: 301 };

describe('what a row says after an edit', () => {
  it('calls a mistake one in the Check cell, which shows it because the echo is that of now', () => {
    expect(patchOf({ plan: wrong })).toMatchObject({
      state: 'invalid',
      check: { check: 'errors' },
      checkedPlan: 'echo now',
      message: { key: 'finding.licenses-above-maximum' },
    });
  });

  it('never says that a row is in order: that is for Check', () => {
    const fresh = patchOf({});
    expect(fresh?.check).toMatchObject({ check: undefined });
    expect(fresh).toMatchObject({ state: 'draft' });
    expect(fresh).not.toHaveProperty('checkedPlan');
    const checked = patchOf({ state: 'ready', checked: true, verdict: 'clean' });
    expect(checked).toMatchObject({ state: 'stale', message: { key: 'pane.help.check-again' } });
    expect(checked?.check).not.toHaveProperty('check');
    expect(checked).not.toHaveProperty('checkedPlan');
  });

  it('takes its own objection back once it no longer holds', () => {
    expect(patchOf({ state: 'invalid', verdict: 'errors' })).toMatchObject({ state: 'draft', message: null });
  });

  it('gives an edit that was taken back the words of Check again', () => {
    const said: RowPatch = {
      customerId: row(1).customerId,
      subscriptionId: row(1).subscriptionId,
      state: 'ready',
      checkedPlan: 'echo now',
    };
    expect(patchOf({ state: 'stale', checked: true }, new Map([[migrationKey(said), said]]))).toBe(said);
    const other = { ...said, checkedPlan: 'another' };
    expect(patchOf({ state: 'stale', checked: true }, new Map([[migrationKey(said), other]]))?.state).toBe('stale');
  });

  it.each<RowState>(['queued', 'purchasing', 'paused', 'unknown', 'done', 'partial', 'held', 'undoing'])(
    'does not speak of a row that is %s',
    (state) => {
      expect(patchOf({ state, plan: wrong })).toBeUndefined();
    },
  );

  it.each<RowState>(['failed-purchase', 'cancelled', 'undone'])(
    'leaves the words of a run on a row that is %s',
    (state) => {
      const patch = patchOf({ state, plan: wrong });
      expect(patch).toMatchObject({ check: { check: 'errors' } });
      expect(patch).not.toHaveProperty('state');
      expect(patch).not.toHaveProperty('message');
    },
  );

  it('says of another row of the customer only that it has become wrong', () => {
    const edited = sample({ plan: { licenses: 200 } });
    const neighbour = (more: Partial<RowPlan>): MigrationRow => {
      const base = row(2, { customerId: row(1).customerId });
      const plan = { ...base.plan, include: 'yes' as const, licenses: 200, ...more };
      return { ...base, rowNumber: 3, plan, keys: { ...base.keys, digest: 'digest', stateCode: 'ready' } };
    };
    const told = (other: MigrationRow) =>
      helpPatches(content([edited, other]), [edited], new Map(), clock).map(({ subscriptionId, state }) => [
        subscriptionId,
        state,
      ]);
    expect(told(neighbour({}))).toContainEqual([row(2).subscriptionId, 'invalid']);
    expect(told(neighbour({ licenses: 10 }))).toHaveLength(1);
  });
});
