import { Problem, Problems, idKey } from '../../base';
import type { RowState } from '../../migration';
import type { RowView } from '../../engine';
import { sheetTexts, type PatchOutcome, type RowPatch, type WorkbookContent, type WorkbookPort } from '../../workbook';
import { resultPatch } from '../results/result-patch';
import { sourceCells } from '../source-cells';
import { indexUsers } from '../user-index';
import type { RunWorld } from '../world';
import { checkWorkbookRows } from './check-workbook';
import type { CheckedRow } from './checked-row';
import { userRowsOf } from './user-rows';

export interface CheckReport {
  /** Rows that were judged. */
  readonly checked: readonly CheckedRow[];
  /** Rows that a run holds or has finished: shown, not judged. */
  readonly held: readonly RowView[];
  readonly saved: PatchOutcome;
}

export interface CheckProgress {
  readonly checked: number;
  readonly total: number;
}

/** The cells of a row after Check. */
export function checkPatch(checked: CheckedRow): RowPatch {
  const { row, source, reading } = checked;
  const customer = reading.standing.customer;
  const assigned =
    checked.source?.skuId === undefined || reading.units.length === 0
      ? row.source.assigned
      : (reading.units.find((sku) => idKey(sku.skuId) === idKey(checked.source?.skuId ?? ''))?.consumed ?? 0);
  return {
    customerId: row.customerId,
    subscriptionId: row.subscriptionId,
    state: checked.state,
    message: null,
    ...(source === undefined || customer === undefined
      ? {}
      : {
          source: sourceCells(
            {
              name: customer.name || row.source.customer,
              domain: customer.domain || row.source.domain,
              country: customer.country,
              segment: customer.segment ?? row.source.segment,
            },
            source,
            assigned,
          ),
        }),
    check: {
      check: checked.verdict,
      findings: checked.findings,
      cost: checked.cost?.perMonth,
      costChange: checked.cost?.change,
      overlap: checked.cost?.overlap,
      currency: checked.cost?.currency,
    },
    digest: checked.digest,
    checkedPlan: row.planEcho,
  };
}

/** Rows whose subscription a run has in hand, or has dealt with for good. */
export function isHeldByRun(view: RowView): boolean {
  const free: readonly RowState[] = ['failed-purchase', 'cancelled', 'undone', 'stale'];
  return !free.includes(view.record.state);
}

/** Stops at cells that cannot be read: nothing is judged and nothing is written before a person mended them. */
export function refuseProblems(content: WorkbookContent): void {
  const texts = sheetTexts(content.locale);
  const unknownPlans = content.rows
    .filter((row) => row.plan.include !== 'no' && row.plan.unknownPlan !== undefined)
    .map(
      (row) =>
        new Problem('plan-unknown', {
          sheet: texts.text('sheet.migrations'),
          row: row.rowNumber ?? 0,
          column: texts.text('column.migrations.targetPlan'),
          value: row.plan.unknownPlan ?? '',
        }),
    );
  const all = [...content.problems, ...unknownPlans];
  if (all.length > 0) throw new Problems(all);
}

/** Judges the rows of a workbook and writes what was found: C columns, states, and the Users sheet. */
export async function check(
  world: RunWorld,
  workbook: WorkbookPort,
  content: WorkbookContent,
  progress: (made: CheckProgress) => void,
): Promise<CheckReport> {
  refuseProblems(content);
  const users = indexUsers(content.users);
  const views = await world.engine.rows(content.rows.map((row) => row.subscriptionId));
  const held = new Map(views.filter(isHeldByRun).map((view) => [idKey(view.record.plan.source.id), view]));
  const rows = content.rows.filter((row) => !held.has(idKey(row.subscriptionId)));
  const checked = await checkWorkbookRows(world, {
    content,
    rows,
    views,
    againstDigest: false,
    progress: (count) => {
      progress({ checked: count, total: rows.length });
    },
  });
  const saved = await workbook.patch({
    rows: [...checked.map((one) => checkPatch(one)), ...[...held.values()].map(resultPatch)],
    users: checked.flatMap((one) => userRowsOf(one, content.plans, users)),
  });
  return { checked, held: [...held.values()], saved };
}
