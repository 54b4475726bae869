import { brandId, type CustomerId, type SubscriptionId } from '../base';
import { valueOf, type CellValue } from './codec/cells/cell';
import { choiceCell, instantCell, numberCell, textCell, type CellOrNone } from './codec/cells/encode-cells';
import { planLabels } from './codec/encode/encode-migrations';
import { checkedPlansIn } from './codec/change/checked-plans-in';
import { isErrorCell, wordsIn, type GridRow, type ReadCell } from './codec/cells/grid';
import { rowsByKey, type TableEdit } from './codec/change/plan-edit';
import type { WorkbookEdit } from './codec/change/plan-workbook-edit';
import { readFacts, type OpenedWorkbook } from './codec/read/read-workbook';
import { migrationKey, userKey } from './codec/read/row-key';
import type { SheetTexts } from './codec/texts';
import type { RowModel, WorkbookModel } from './model';
import type { AgentCellsWritten, PlanChange, RowKey, TakenBack, UserChoiceChange, WrittenCell } from './port';
import { tableKeys, type TableKey } from './schema/sheet';
import { choiceLists } from './sheets/choices';
import { checkedPlanText, mapSuggestions, readCheckedPlan } from './sheets/echo';

type Target = Record<string, CellOrNone>;
type LabelOf = (planKey: string) => string;

function modelOf(
  opened: OpenedWorkbook,
  texts: SheetTexts,
  rows: Partial<Record<TableKey, RowModel[]>>,
): WorkbookModel {
  const of = (key: TableKey) => ({ rows: rows[key] ?? [] });
  return {
    meta: readFacts(opened).meta,
    locale: texts.locale,
    migrations: of('migrations'),
    users: of('users'),
    plans: of('plans'),
  };
}

function planText(plan: string | undefined, labelOf: LabelOf): CellOrNone {
  return textCell(plan === undefined ? undefined : labelOf(plan));
}

type PlanField = Exclude<keyof PlanChange, keyof RowKey>;
type EncodeField = (change: PlanChange, texts: SheetTexts, labelOf: LabelOf) => CellOrNone;

/** The column of each field of a change, and what is written into it. */
const planFields: Readonly<Record<PlanField, readonly [column: string, encode: EncodeField]>> = {
  include: ['include', ({ include }, texts) => choiceCell(choiceLists.include, include, texts)],
  targetPlan: ['targetPlan', ({ targetPlan }, _, labelOf) => planText(targetPlan, labelOf)],
  licenses: ['targetLicenses', ({ licenses }) => numberCell(licenses)],
  term: ['targetTerm', ({ term }, texts) => choiceCell(choiceLists.term, term, texts)],
  billing: ['targetBilling', ({ billing }, texts) => choiceCell(choiceLists.billing, billing, texts)],
  newPlans: ['newPlans', ({ newPlans }, texts) => choiceCell(choiceLists.newPlans, newPlans, texts)],
  retire: ['retire', ({ retire }, texts) => choiceCell(choiceLists.retire, retire, texts)],
  retireAfterDays: ['retireAfter', ({ retireAfterDays }) => numberCell(retireAfterDays)],
  wave: ['wave', ({ wave }) => numberCell(wave)],
  runAt: ['runAt', ({ runAt }) => instantCell(runAt)],
  reference: ['reference', ({ reference }) => textCell(reference)],
  note: ['note', ({ note }) => textCell(note)],
};

/** Changes of the agent's plan as a model of nothing but their cells, and of the mark of suggestions they take away. */
export function planChangeModel(
  changes: readonly PlanChange[],
  opened: OpenedWorkbook,
  texts: SheetTexts,
): WorkbookModel {
  const labelOf = planLabels(readFacts(opened).plans);
  const checkedPlanOf = checkedPlansIn(opened);
  const rows = changes.map((change): RowModel => {
    const key = migrationKey(change);
    return {
      key,
      cells: () => {
        const target: Target = {};
        for (const [field, [column, encode]] of Object.entries(planFields)) {
          if (field in change) target[column] = encode(change, texts, labelOf);
        }
        const checked = checkedPlanOf(key);
        const { suggestions } = checked;
        const left = mapSuggestions(suggestions, (column, value) => (column in target ? undefined : value));
        if (left !== suggestions) target['checkedPlan'] = textCell(checkedPlanText({ ...checked, suggestions: left }));
        return target;
      },
    };
  });
  return modelOf(opened, texts, { migrations: rows });
}

/** Changes of the agent's choices for users as a model of nothing but their cells. */
export function userChangeModel(
  changes: readonly UserChoiceChange[],
  opened: OpenedWorkbook,
  texts: SheetTexts,
): WorkbookModel {
  const labelOf = planLabels(readFacts(opened).plans);
  const rows = changes.map((change): RowModel => ({
    key: userKey(change),
    cells: () => ({
      ...('exclude' in change
        ? { exclude: choiceCell(choiceLists.yesNo, change.exclude ? 'yes' : undefined, texts) }
        : {}),
      ...('targetPlan' in change ? { targetPlan: planText(change.targetPlan, labelOf) } : {}),
      ...('setLocation' in change ? { setLocation: textCell(change.setLocation) } : {}),
    }),
  }));
  return modelOf(opened, texts, { users: rows });
}

function rowKeyOf({ found }: Pick<TableEdit, 'found'>, row: GridRow): RowKey {
  const id = (column: string): string => wordsIn(row.cells[found.columns.get(column) ?? -1]);
  return {
    customerId: brandId<CustomerId>(id('customerId')),
    subscriptionId: brandId<SubscriptionId>(id('subscriptionId')),
  };
}

function valueIn(cell: ReadCell): CellValue | undefined {
  return isErrorCell(cell) ? cell.error : cell;
}

/** What an edit of the agent's cells writes, and what it writes over. */
export function agentCellsWritten(edit: WorkbookEdit, asked: readonly RowKey[]): AgentCellsWritten {
  const changed = new Map<string, RowKey>();
  const cells: WrittenCell[] = [];
  const missing = new Set<string>();
  for (const table of edit.tables.values()) {
    const { found, rows, changes } = table;
    for (const key of table.missing) missing.add(key);
    for (const [key, row] of rows) {
      const placed = changes.get(row.number);
      if (!placed) continue;
      const rowKey = rowKeyOf(table, row);
      changed.set(migrationKey(rowKey), rowKey);
      for (const [column, at] of found.columns) {
        const cell = placed[at];
        if (cell === undefined) continue;
        const after = cell === null ? undefined : valueOf(cell);
        cells.push({ table: found.schema.key, key, column, before: valueIn(row.cells[at]), after });
      }
    }
  }
  return {
    changed: [...changed.values()],
    missing: asked.filter((row) => missing.has(migrationKey(row)) || missing.has(keyOfUser(row))),
    cells,
  };
}

function keyOfUser(row: RowKey): string {
  return 'userId' in row && typeof row.userId === 'string' ? userKey({ ...row, userId: row.userId }) : '';
}

/** What takes a write back, and what stands against it. */
export interface TakingBack {
  readonly model: WorkbookModel;
  readonly outcome: TakenBack;
}

const sameCell = (cell: ReadCell, value: CellValue | undefined): boolean => (valueIn(cell) ?? '') === (value ?? '');

/** What a cell held before, where it still holds what was written; undefined: somebody has edited it since. */
function takenBack(now: ReadCell, before: CellValue | undefined, after: CellValue | undefined): CellOrNone | undefined {
  return sameCell(now, after) ? (before ?? null) : undefined;
}

/** The same of what was suggested: what a check has found since stays beside it. */
function suggestedAgain(
  now: ReadCell,
  before: CellValue | undefined,
  after: CellValue | undefined,
): CellOrNone | undefined {
  const [there, written] = [readCheckedPlan(wordsIn(now)), readCheckedPlan(wordsIn(after))];
  if (there.echo !== written.echo || there.suggestions !== written.suggestions) return undefined;
  return textCell(checkedPlanText({ ...there, suggestions: readCheckedPlan(wordsIn(before)).suggestions }));
}

/** Puts the cells back that still hold what was written. */
export function takeBackModel({ cells }: AgentCellsWritten, opened: OpenedWorkbook, texts: SheetTexts): TakingBack {
  const restored = new Map<string, RowKey>();
  const edited = new Map<string, RowKey>();
  const missing = new Map<string, RowKey>();
  const targets = new Map<TableKey, Map<string, Target>>(tableKeys.map((key) => [key, new Map()]));
  const rows = new Map(tableKeys.map((key) => [key, rowsOf(opened, key)]));
  for (const { table, key, column, before, after } of cells) {
    const found = opened.tables.get(table);
    const row = rows.get(table)?.get(key);
    if (!found || !row) {
      const lost = lostKey(key);
      missing.set(migrationKey(lost), lost);
      continue;
    }
    const rowKey = rowKeyOf({ found }, row);
    const now = row.cells[found.columns.get(column) ?? -1];
    const back = column === 'checkedPlan' ? suggestedAgain(now, before, after) : takenBack(now, before, after);
    if (back !== undefined) {
      const target = targets.get(table)?.get(key) ?? {};
      target[column] = back;
      targets.get(table)?.set(key, target);
      restored.set(migrationKey(rowKey), rowKey);
      // What was checked since is newer than the mark of a suggestion, and nothing that the agent has edited.
    } else if (column !== 'checkedPlan') edited.set(migrationKey(rowKey), rowKey);
  }
  const models = (key: TableKey): RowModel[] =>
    [...(targets.get(key) ?? [])].map(([row, target]) => ({ key: row, cells: () => target }));
  return {
    model: modelOf(opened, texts, { migrations: models('migrations'), users: models('users') }),
    outcome: { restored: [...restored.values()], edited: [...edited.values()], missing: [...missing.values()] },
  };
}

function rowsOf(opened: OpenedWorkbook, key: TableKey): ReadonlyMap<string, GridRow> {
  const found = opened.tables.get(key);
  return found ? rowsByKey(found) : new Map<string, GridRow>();
}

function lostKey(key: string): RowKey {
  const [customer = '', subscription = ''] = key.split('|');
  return { customerId: brandId<CustomerId>(customer), subscriptionId: brandId<SubscriptionId>(subscription) };
}
