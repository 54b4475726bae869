import type { Plan } from '../migration';
import {
  encodeCheck,
  encodeMessage,
  encodeResult,
  encodeSource,
  encodeState,
  planLabels,
} from './codec/encode/encode-migrations';
import { textCell } from './codec/cells/encode-cells';
import { encodePlanRow } from './codec/encode/encode-plans';
import { encodeUser } from './codec/encode/encode-users';
import { encodeFindings } from './codec/finding-codes';
import { migrationKey, userKey } from './codec/read/row-key';
import type { SheetTexts } from './codec/texts';
import type { WorkbookContent } from './content';
import type { RowCells, WorkbookModel } from './model';
import type { RowPatch, WorkbookPatch } from './port';
import { mergePlans } from './merge-pulled';
import { renderModel } from './render-model';
import { resultsAsPatch } from './results-as-patch';
import { checkedPlanText, type CheckedPlanParts } from './sheets/echo';

/** The `checkedPlan` cell of a row that was checked, or of which something else was found; undefined: it stays. */
function checkedPlanCell({ checkedPlan, check }: RowPatch, before: CheckedPlanParts): string | undefined {
  const found = check?.findings;
  if (checkedPlan === undefined && typeof found !== 'object') return undefined;
  const findings = typeof found === 'object' ? encodeFindings(found) : before.findings;
  return checkedPlanText({ ...before, echo: checkedPlan ?? before.echo, findings });
}

/** Cells that a row's patch writes. `before`: what the row's `checkedPlan` cell says; what was suggested stays. */
export function encodeRowPatch(patch: RowPatch, before: CheckedPlanParts, texts: SheetTexts): RowCells {
  const checkedPlan = checkedPlanCell(patch, before);
  return {
    ...(patch.source ? encodeSource(patch.source, texts) : {}),
    ...(patch.state === undefined ? {} : encodeState(patch.state, texts)),
    ...(patch.message === undefined ? {} : encodeMessage(patch.message, texts)),
    ...(patch.check ? encodeCheck(patch.check, texts) : {}),
    ...(patch.result ? encodeResult(patch.result, texts) : {}),
    ...(patch.digest === undefined ? {} : { digest: textCell(patch.digest) }),
    ...(checkedPlan === undefined ? {} : { checkedPlan: textCell(checkedPlan) }),
    ...(patch.runId === undefined ? {} : { runId: textCell(patch.runId) }),
  };
}

/**
 * A patch as a model of nothing but its cells. `checkedPlanOf` gives what a row's `checkedPlan` cell says, by the row's
 * key.
 */
export function patchModel(
  patch: WorkbookPatch,
  content: Pick<WorkbookContent, 'meta' | 'plans'>,
  checkedPlanOf: (key: string) => CheckedPlanParts,
  texts: SheetTexts,
): WorkbookModel {
  const plans: readonly Plan[] = patch.plans ?? [];
  const labelOf = planLabels([...content.plans, ...plans]);
  const runIds = patch.runId === undefined ? [] : [patch.runId];
  return {
    meta: { ...content.meta, runIds: [...new Set([...content.meta.runIds, ...runIds])] },
    locale: texts.locale,
    migrations: {
      rows: (patch.rows ?? []).map((row) => {
        const key = migrationKey(row);
        return { key, cells: () => encodeRowPatch(row, checkedPlanOf(key), texts) };
      }),
    },
    users: {
      rows: (patch.users ?? []).map((row) => ({ key: userKey(row), cells: () => encodeUser(row, labelOf, texts) })),
    },
    plans: { rows: plans.map((plan) => ({ key: plan.key, cells: () => encodePlanRow(plan, texts) })) },
  };
}

/**
 * A workbook of results as a model for the workbook that it belongs to. Unlike a rendering, it also empties what the
 * results have emptied; a row that the workbook has lost meanwhile is brought back, because money was moved for it.
 */
export function mergeModel(
  results: WorkbookContent,
  plans: readonly Plan[],
  checkedPlanOf: (key: string) => CheckedPlanParts,
  texts: SheetTexts,
): WorkbookModel {
  const meta = { ...results.meta, locale: texts.locale };
  const rendered = renderModel(results.rows, results.users, mergePlans(plans, results.plans), meta, texts);
  const patches = new Map(resultsAsPatch(results).map((row) => [migrationKey(row), row]));
  const rows = rendered.migrations.rows.map((row) => {
    const patch = patches.get(row.key);
    if (!patch) return row;
    return { ...row, cells: () => ({ ...row.cells(), ...encodeRowPatch(patch, checkedPlanOf(row.key), texts) }) };
  });
  return { ...rendered, migrations: { rows } };
}
