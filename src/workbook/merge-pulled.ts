import { mayMove, stateAccepts, stateTable, type Plan, type RowState } from '../migration';
import { migrationKey } from './codec/read/row-key';
import type { SheetTexts } from './codec/texts';
import type { MigrationRow, SourceCells, WorkbookContent, WorkbookMeta } from './content';

/** What a pull brought. */
export interface Pulled {
  readonly rows: readonly MigrationRow[];
  readonly plans: readonly Plan[];
  readonly meta: WorkbookMeta;
  /** Whether the pull would have brought the row if it were still there: its customer was asked and answered. */
  readonly covers: (row: MigrationRow) => boolean;
}

/** What a pull means for a workbook: rows and plans to render, and what is new, gone or changed. */
export interface MergedPull {
  readonly rows: readonly MigrationRow[];
  readonly plans: readonly Plan[];
  readonly meta: WorkbookMeta;
  readonly added: readonly MigrationRow[];
  readonly gone: readonly MigrationRow[];
  readonly changed: readonly MigrationRow[];
}

/** S cells whose change is told to the agent. */
const watched = [
  'product',
  'endDate',
  'atTermEnd',
  'licenses',
  'country',
  'segment',
  'commerce',
  'sourceStatus',
  'autoRenew',
  'term',
  'billing',
] as const satisfies readonly (keyof SourceCells)[];

function changedColumns(before: SourceCells, now: SourceCells): readonly string[] {
  return watched.filter((key) => before[key] !== now[key]);
}

/** A row that was submitted, or is at its end, tells of itself; a pull has nothing to add. */
function isOpen(state: RowState | undefined): boolean {
  return state === undefined || (stateTable[state].stage === 'before' && stateAccepts(state, 'run'));
}

function staleIfChecked(row: MigrationRow): RowState | undefined {
  const { stateCode, digest } = row.keys;
  return stateCode !== undefined && digest !== '' && mayMove(stateCode, 'stale') ? 'stale' : stateCode;
}

/** What an earlier pull said is over; why a row is stale or held still holds. */
function withoutOldNews(row: MigrationRow): MigrationRow {
  const { stateCode } = row.keys;
  return stateCode === 'stale' || stateCode === 'held' ? row : { ...row, message: '' };
}

function merged(before: MigrationRow, now: MigrationRow, texts: SheetTexts): { row: MigrationRow; changed: boolean } {
  const fields = changedColumns(before.source, now.source);
  const row: MigrationRow = { ...before, source: now.source };
  if (!isOpen(before.keys.stateCode)) return { row, changed: fields.length > 0 };
  if (fields.length === 0) return { row: withoutOldNews(row), changed: false };
  const headers = fields.map((field) => texts.text(`column.migrations.${field}`));
  return {
    row: {
      ...row,
      message: { key: 'pull.changed', values: { fields: headers } },
      keys: { ...row.keys, stateCode: staleIfChecked(row) },
    },
    changed: true,
  };
}

/** Plans seen now in front of those that only an earlier pull saw, in other markets say; markets add up. */
export function mergePlans(before: readonly Plan[], now: readonly Plan[]): readonly Plan[] {
  const earlier = new Map(before.map((plan) => [plan.key, plan]));
  const updated = now.map((plan): Plan => {
    const markets = new Set([...plan.markets, ...(earlier.get(plan.key)?.markets ?? [])]);
    return { ...plan, markets: [...markets].sort() };
  });
  const seen = new Set(now.map((plan) => plan.key));
  return [...updated, ...before.filter((plan) => !seen.has(plan.key))];
}

/**
 * Pulling again: S cells come from the service, everything else stays as it is in the workbook; new, gone and changed
 * rows say so in their message, as long as no run has taken them.
 */
export function mergePulled(existing: WorkbookContent | undefined, pulled: Pulled, texts: SheetTexts): MergedPull {
  if (!existing) {
    return { rows: pulled.rows, plans: pulled.plans, meta: pulled.meta, added: pulled.rows, gone: [], changed: [] };
  }
  const now = new Map(pulled.rows.map((row) => [migrationKey(row), row]));
  const rows: MigrationRow[] = [];
  const gone: MigrationRow[] = [];
  const changed: MigrationRow[] = [];
  for (const before of existing.rows) {
    const fresh = now.get(migrationKey(before));
    if (fresh) {
      const outcome = merged(before, fresh, texts);
      rows.push(outcome.row);
      if (outcome.changed) changed.push(outcome.row);
    } else if (pulled.covers(before) && isOpen(before.keys.stateCode)) {
      const row: MigrationRow = { ...before, message: { key: 'pull.gone', values: {} } };
      rows.push(row);
      gone.push(row);
    } else rows.push(before);
  }
  const known = new Set(existing.rows.map(migrationKey));
  const added = pulled.rows
    .filter((row) => !known.has(migrationKey(row)))
    .map((row): MigrationRow => ({ ...row, message: { key: 'pull.new', values: {} } }));
  return {
    rows: [...rows, ...added],
    plans: mergePlans(existing.plans, pulled.plans),
    meta: { ...pulled.meta, runIds: [...new Set([...existing.meta.runIds, ...pulled.meta.runIds])] },
    added,
    gone,
    changed,
  };
}
