import type { MigrationRow, WorkbookContent } from './content';
import { migrationKey, userKey } from './codec/read/row-key';
import type { RowPatch, WorkbookPatch } from './port';

function patched(row: MigrationRow, patch: RowPatch): MigrationRow {
  return {
    ...row,
    source: { ...row.source, ...patch.source },
    message: patch.message === undefined ? row.message : (patch.message ?? undefined),
    check: { ...row.check, ...patch.check },
    result: { ...row.result, ...patch.result },
    keys: {
      ...row.keys,
      stateCode: patch.state ?? row.keys.stateCode,
      digest: patch.digest ?? row.keys.digest,
      checkedPlan: patch.checkedPlan ?? row.keys.checkedPlan,
      runId: patch.runId ?? row.keys.runId,
    },
  };
}

/** The content as it is after a patch, for whoever goes on working with it without reading the workbook again. */
export function applyResults(content: WorkbookContent, patch: WorkbookPatch): WorkbookContent {
  const patches = new Map((patch.rows ?? []).map((row) => [migrationKey(row), row]));
  const users = new Map(content.users.map((row) => [userKey(row), row]));
  for (const row of patch.users ?? []) {
    const before = users.get(userKey(row));
    users.set(userKey(row), before ? { ...row, choice: before.choice, unknownPlan: before.unknownPlan } : row);
  }
  const plans = new Map([...content.plans, ...(patch.plans ?? [])].map((plan) => [plan.key, plan]));
  const runIds = patch.runId === undefined ? [] : [patch.runId];
  return {
    ...content,
    meta: { ...content.meta, runIds: [...new Set([...content.meta.runIds, ...runIds])] },
    rows: content.rows.map((row) => {
      const one = patches.get(migrationKey(row));
      return one ? patched(row, one) : row;
    }),
    users: [...users.values()],
    plans: [...plans.values()],
  };
}
