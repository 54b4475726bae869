import type { Day } from '../../base';
import type { Segment } from '../../migration';
import type { WorkbookModel } from '../model';
import { tableKeys, type TableKey } from '../schema/sheet';
import type { Block } from '../sheets/block';
import { choiceLists } from '../sheets/choices';
import { labelLists, type Market, type OfferedPlan } from '../sheets/lists';
import { settingsBlock, type SettingsBlock } from '../sheets/settings-block';
import { summaryBlock, summaryColumns, type SummaryFacts } from '../sheets/summary';
import { valueOf } from './cell';
import { daysTo1904 } from './date-serial';
import { quotedSheetName } from './formula';
import { columnLetters, wordsIn, type GridRow, type ReadCell } from './grid';
import { codeOfLabel } from './labels';
import { planTableEdit, type PlacedCells, type TableEdit } from './plan-edit';
import { bodyRows, type OpenedWorkbook } from './read-workbook';
import type { SheetTexts } from './texts';

/** Everything that is to be written into a workbook, for whichever host. */
export interface WorkbookEdit {
  readonly tables: ReadonlyMap<TableKey, TableEdit>;
  readonly summary: Block;
  readonly settings: SettingsBlock;
}

type CellAt = (key: string) => ReadCell;

/** The cells of every row of a table as they will be. */
function rowsAfter({ found, changes, added }: TableEdit): readonly CellAt[] {
  const at = (key: string): number => found.columns.get(key) ?? -1;
  const written = (cells: PlacedCells | undefined, column: number): ReadCell | null => {
    const cell = cells?.get(column);
    return cell === undefined || cell === null ? cell ?? undefined : valueOf(cell);
  };
  const after = (row: GridRow, cells: PlacedCells | undefined): CellAt => (key) => {
    const column = at(key);
    return cells?.has(column) === true ? (written(cells, column) ?? undefined) : row.cells[column];
  };
  return [
    ...bodyRows(found).map((row) => after(row, changes.get(row.number))),
    ...[...added.values()].map((cells): CellAt => (key) => written(cells, at(key)) ?? undefined),
  ];
}

function marketsOf(rows: readonly CellAt[], texts: SheetTexts): readonly Market[] {
  const markets = new Map<string, Market>();
  for (const cell of rows) {
    const country = wordsIn(cell('country')).toUpperCase();
    const words = wordsIn(cell('segment'));
    const name = `${country}|${words}`;
    if (!markets.has(name)) {
      markets.set(name, { country, segment: codeOfLabel(choiceLists.segment, words, texts.locale) });
    }
  }
  return [...markets.values()];
}

function plansOf(rows: readonly CellAt[], texts: SheetTexts): readonly OfferedPlan[] {
  return rows.flatMap((cell): OfferedPlan[] => {
    const label = wordsIn(cell('label'));
    const segment: Segment | undefined = codeOfLabel(choiceLists.segment, wordsIn(cell('segment')), texts.locale);
    if (label === '' || segment === undefined) return [];
    const assignable = codeOfLabel(choiceLists.yesNo, wordsIn(cell('assignable')), texts.locale) === 'yes';
    const markets = wordsIn(cell('markets')).split(/[\s,]+/).filter((market) => market !== '');
    return [{ label, segment, markets, buyable: assignable && wordsIn(cell('kind')) === 'plan' }];
  });
}

function factsOf(rows: readonly CellAt[], from1904: boolean): readonly SummaryFacts[] {
  return rows.map((cell) => {
    const facts = Object.fromEntries(summaryColumns.map((key) => [key, cell(key)])) as SummaryFacts;
    const { endDate } = facts;
    return from1904 && typeof endDate === 'number' ? { ...facts, endDate: endDate + daysTo1904 } : facts;
  });
}

/** What must be written so that the workbook shows the model. `mayAdd`: rows that are not there are added. */
export function planWorkbookEdit(
  opened: OpenedWorkbook,
  model: WorkbookModel,
  mayAdd: boolean,
  today: Day,
  texts: SheetTexts,
): WorkbookEdit {
  const tables = new Map(
    tableKeys.flatMap((key): [TableKey, TableEdit][] => {
      // Users and plans of a patch are the whole of what is known of them: new ones are added.
      const edit = planTableEdit(opened, key, model, mayAdd || key !== 'migrations', texts);
      return edit ? [[key, edit]] : [];
    }),
  );
  const after = (key: TableKey): readonly CellAt[] => {
    const edit = tables.get(key);
    return edit ? rowsAfter(edit) : [];
  };
  const migrations = tables.get('migrations')?.found;
  const rows = after('migrations');
  const headers = [...tables].flatMap(([sheet, { found, headers: changed }]) =>
    [...found.columns].map(([column, at]) => ({ sheet, column, header: changed.get(at) ?? found.headerOf(column) })),
  );
  const lists = labelLists(plansOf(after('plans'), texts), marketsOf(rows, texts), texts);
  return {
    tables,
    summary: summaryBlock({
      facts: factsOf(rows, opened.grid.from1904),
      meta: model.meta,
      today,
      texts,
      column: (key) => {
        const letters = columnLetters(migrations?.columns.get(key) ?? 0);
        return `${quotedSheetName(migrations?.sheet.name ?? '')}!$${letters}:$${letters}`;
      },
    }),
    settings: settingsBlock(model.meta, model.locale, headers, lists),
  };
}
