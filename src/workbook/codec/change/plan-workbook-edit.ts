import type { Day } from '../../../base';
import type { Segment } from '../../../migration';
import type { WorkbookModel } from '../../model';
import { tableKeys, type TableKey } from '../../schema/sheet';
import type { Block } from '../../sheets/block';
import { choiceLists } from '../../sheets/choices';
import { labelLists, type Market, type OfferedPlan } from '../../sheets/lists';
import { settingsBlock, type SettingsBlock } from '../../sheets/settings-block';
import { summaryBlock, summaryColumns, type SummaryColumn, type SummaryFacts } from '../../sheets/summary';
import { valueOf } from '../cells/cell';
import { daysTo1904 } from '../cells/date-serial';
import { quotedSheetName } from '../cells/formula';
import { columnLetters, wordsIn, type GridRow, type ReadCell } from '../cells/grid';
import { codeOfLabel } from '../labels';
import { planTableEdit, type EditRules, type PlacedCells, type TableEdit } from './plan-edit';
import { changedTitles } from './changed-titles';
import { changedWords, type ChangedWords } from './changed-words';
import { bodyRows, type OpenedWorkbook } from '../read/read-workbook';
import type { SheetTexts } from '../texts';

/** Everything that is to be written into a workbook, for whichever host. */
export interface WorkbookEdit {
  readonly tables: ReadonlyMap<TableKey, TableEdit>;
  readonly summary: Block;
  readonly settings: SettingsBlock;
  /** Sheets that change their name with the language: the new name by the one of now. */
  readonly titles: ReadonlyMap<string, string>;
  /** What else of the words beside the cells of a table changes with the language. */
  readonly words: ReadonlyMap<TableKey, ChangedWords>;
}

type CellAt = (key: string) => ReadCell;

/** Visits every row of a table as it will be. Once: the cells of a row are worked out for the visit. */
function visitRowsAfter({ found, changes, added }: TableEdit, visit: (cell: CellAt) => void): void {
  const visitRow = (row: GridRow | undefined, cells: PlacedCells | undefined): void => {
    visit((key) => {
      const column = found.columns.get(key) ?? -1;
      const cell = cells?.[column];
      if (cell === undefined) return row?.cells[column];
      return cell === null ? undefined : valueOf(cell);
    });
  };
  for (const row of bodyRows(found)) visitRow(row, changes.get(row.number));
  for (const cells of added.values()) visitRow(undefined, cells);
}

/** Markets by the name under which the drop-downs look for them. */
function noteMarket(markets: Map<string, Market>, cell: CellAt, texts: SheetTexts): void {
  const country = wordsIn(cell('country')).toUpperCase();
  const words = wordsIn(cell('segment'));
  const name = `${country}|${words}`;
  if (markets.has(name)) return;
  markets.set(name, { country, segment: codeOfLabel(choiceLists.segment, words, texts.locale) });
}

function offeredPlan(cell: CellAt, texts: SheetTexts): OfferedPlan | undefined {
  const label = wordsIn(cell('label'));
  const segment: Segment | undefined = codeOfLabel(choiceLists.segment, wordsIn(cell('segment')), texts.locale);
  if (label === '' || segment === undefined) return undefined;
  const assignable = codeOfLabel(choiceLists.yesNo, wordsIn(cell('assignable')), texts.locale) === 'yes';
  const markets = wordsIn(cell('markets'))
    .split(/[\s,]+/)
    .filter((market) => market !== '');
  return { label, segment, markets, buyable: assignable && wordsIn(cell('kind')) === 'plan' };
}

function factsOf(cell: CellAt, from1904: boolean): SummaryFacts {
  const facts: Partial<Record<SummaryColumn, ReadCell>> = {};
  for (const key of summaryColumns) facts[key] = cell(key);
  const { endDate } = facts;
  return from1904 && typeof endDate === 'number' ? { ...facts, endDate: endDate + daysTo1904 } : facts;
}

/** The settings of a workbook that has no rows yet: its lists are there, so that rules of entry can refer to them. */
export function firstSettings(model: WorkbookModel, texts: SheetTexts): SettingsBlock {
  return settingsBlock(model.meta, model.locale, [], labelLists([], [], texts));
}

/** What must be written so that the workbook shows the model. */
export function planWorkbookEdit(
  opened: OpenedWorkbook,
  model: WorkbookModel,
  rules: EditRules,
  today: Day,
  texts: SheetTexts,
): WorkbookEdit {
  const tables = new Map(
    tableKeys.flatMap((key): [TableKey, TableEdit][] => {
      // Users and plans of a patch are the whole of what is known of them: new ones are added.
      const mayAdd = rules.mayAdd || key !== 'migrations';
      const edit = planTableEdit(opened, key, model, { ...rules, mayAdd }, texts);
      return edit ? [[key, edit]] : [];
    }),
  );
  const migrations = tables.get('migrations');
  const plans = tables.get('plans');
  const facts: SummaryFacts[] = [];
  const markets = new Map<string, Market>();
  const offered: OfferedPlan[] = [];
  if (migrations) {
    visitRowsAfter(migrations, (cell) => {
      facts.push(factsOf(cell, opened.grid.from1904));
      noteMarket(markets, cell, texts);
    });
  }
  if (plans) {
    visitRowsAfter(plans, (cell) => {
      const plan = offeredPlan(cell, texts);
      if (plan) offered.push(plan);
    });
  }
  const headers = [...tables].flatMap(([sheet, { found, headers: changed }]) =>
    [...found.columns].map(([column, at]) => ({ sheet, column, header: changed.get(at) ?? found.headerOf(column) })),
  );
  const lists = labelLists(offered, [...markets.values()], texts);
  const titles = rules.retitle ? changedTitles(opened, texts) : new Map<string, string>();
  const sheetName = migrations?.found.sheet.name ?? '';
  const rowsSheet = quotedSheetName(titles.get(sheetName) ?? sheetName);
  const words = [...tables].flatMap(([key, table]): [TableKey, ChangedWords][] => {
    const changed = changedWords(opened, table, texts);
    return changed ? [[key, changed]] : [];
  });
  return {
    tables,
    titles,
    words: new Map(words),
    summary: summaryBlock({
      facts,
      meta: model.meta,
      today,
      texts,
      column: (key) => {
        const letters = columnLetters(migrations?.found.columns.get(key) ?? 0);
        return `${rowsSheet}!$${letters}:$${letters}`;
      },
    }),
    settings: settingsBlock(model.meta, model.locale, headers, lists),
  };
}
