import {
  columnLetters,
  needsQuoting,
  quotedSheetName,
  settingsLayout,
  settingsSheetName,
  styleOf,
  summaryName,
  summaryWidth,
  type Block,
  type Cell,
  type ChangedWords,
  type NamedRange,
  type PlacedCells,
  type TableEdit,
  type WorkbookEdit,
} from '../../index';
import { localisedStyles } from './localise-sheet';
import { retitled } from './retitle';
import { editSheet, type CellWrite, type RowWrites, type SheetEdit } from './edit-sheet';
import type { PackageChanges, PackageSource, PartChange } from './parts/package';
import { findPart, relationshipsPart } from './parts/package';
import { tableXml } from './parts/table-part';
import { childElement, childrenOf, documentXml, localName, parseXml, type Element } from './xml/tree';
import type { ReadPackage } from './read-package';

type Styles = ReadonlyMap<string, string>;

function tableWrites({ found, changes, added, headers }: TableEdit, styles: Styles): SheetEdit['rows'] {
  const columns = new Map(found.schema.columns.map((column) => [found.columns.get(column.key) ?? -1, column]));
  const write = (at: number, cell: Cell | null): CellWrite => {
    const column = columns.get(at);
    const quoted = typeof cell === 'string' && column !== undefined && needsQuoting(cell, column.kind);
    const style = column && styles.get(styleOf(column, quoted));
    return { cell, style, restyle: quoted && style !== undefined };
  };
  const rows = new Map<number, () => RowWrites>();
  const put = (row: number, cells: PlacedCells): void => {
    rows.set(row, () => cells.map((cell, at) => (cell === undefined ? undefined : write(at, cell))));
  };
  for (const [row, cells] of changes) put(row, cells);
  for (const [row, cells] of added) put(row, cells);
  if (headers.size > 0) {
    const cells: CellWrite[] = [];
    for (const [at, cell] of headers) cells[at] = { cell, style: undefined, restyle: false };
    rows.set(found.headerRow, () => cells);
  }
  return rows;
}

function tableSheetEdit(edit: TableEdit, words: ChangedWords | undefined, styles: Styles): SheetEdit {
  const { table } = edit.found;
  const from = table?.lastRow ?? edit.lastRow;
  const grows = edit.lastRow > from;
  return {
    rows: tableWrites(edit, styles),
    ...(words ? { words } : {}),
    ...(grows ? { growth: { from, to: edit.lastRow } } : {}),
    ...(grows && table?.totalsRow === true
      ? {
          moved: {
            from: from + 1,
            to: edit.lastRow + 1,
            firstColumn: table.firstColumn,
            lastColumn: table.lastColumn,
          },
        }
      : {}),
  };
}

function blockEdit(block: Block, styles: Styles, width: number, except: readonly number[]): SheetEdit {
  const rows = new Map<number, () => RowWrites>();
  block.forEach((cells, index) => {
    const writes = cells.map(
      (cell): CellWrite | undefined => cell && { cell: cell.cell, style: styles.get(cell.look), restyle: true },
    );
    if (writes.some((write) => write !== undefined)) rows.set(index + 1, () => writes);
  });
  return { rows, clearedColumns: { below: width, except } };
}

function isEmpty(edit: SheetEdit): boolean {
  return edit.rows.size === 0 && !edit.growth && !edit.clearedColumns && !edit.words;
}

function rangeText(sheet: string, { column, firstRow, lastRow }: NamedRange): string {
  const letters = columnLetters(column);
  return `${quotedSheetName(sheet)}!$${letters}$${String(firstRow)}:$${letters}$${String(lastRow)}`;
}

/** Elements of `workbook` that stand behind the names; the order is part of the format. */
const afterNames = [
  'calcPr',
  'oleSize',
  'customWorkbookViews',
  'pivotCaches',
  'fileRecoveryPr',
  'webPublishing',
  'extLst',
];

function withNames(document: Element, sheet: string, ranges: readonly NamedRange[]): Element {
  const ours = new Set(ranges.map((range) => range.name));
  const before = childrenOf(document, 'definedNames')[0];
  const kept = (before?.children ?? []).filter(
    (child) => typeof child === 'string' || !ours.has(child.attributes['name'] ?? ''),
  );
  const names = childElement(document, 'definedNames', {});
  names.children = [
    ...kept,
    ...ranges.map((range) => childElement(document, 'definedName', { name: range.name }, rangeText(sheet, range))),
  ];
  const others = document.children.filter((child) => child !== before);
  const at = others.findIndex((child) => typeof child !== 'string' && afterNames.includes(localName(child.name)));
  const cut = at < 0 ? others.length : at;
  return { ...document, children: [...others.slice(0, cut), names, ...others.slice(cut)] };
}

/** Lets Excel calculate everything when it opens the file: what we cached is for programs that do not. */
function withFullCalculation(document: Element): Element {
  const there = childrenOf(document, 'calcPr')[0];
  const calculation = childElement(document, 'calcPr', { ...there?.attributes, fullCalcOnLoad: '1' });
  if (there) {
    return { ...document, children: document.children.map((child) => (child === there ? calculation : child)) };
  }
  const at = document.children.findIndex(
    (child) => typeof child !== 'string' && afterNames.slice(1).includes(localName(child.name)),
  );
  const cut = at < 0 ? document.children.length : at;
  return { ...document, children: [...document.children.slice(0, cut), calculation, ...document.children.slice(cut)] };
}

/**
 * Drops the list of cells with formulas: after other formulas were written it would be wrong, which Excel calls a
 * damaged file; without it, Excel makes it anew.
 */
async function dropCalculationChain(
  source: PackageSource,
  read: ReadPackage,
  changes: Map<string, PartChange>,
): Promise<void> {
  const chain = read.workbook.calculationChainPart;
  if (chain === undefined) return;
  changes.set(chain, 'removed');
  const without = async (part: string, isChain: (element: Element) => boolean): Promise<void> => {
    const document = parseXml(await source.text(part));
    document.children = document.children.filter((child) => typeof child === 'string' || !isChain(child));
    changes.set(part, { text: documentXml(document) });
  };
  await without(
    relationshipsPart(read.workbook.part),
    ({ attributes }) => attributes['Type']?.endsWith('/calcChain') === true,
  );
  await without(
    '[Content_Types].xml',
    ({ attributes }) => attributes['PartName']?.toLowerCase() === `/${chain.toLowerCase()}`,
  );
}

/** What must change in the file's parts so that the edit is done. Sheets are written piece by piece, as they are read. */
export async function editPackage(
  source: PackageSource,
  read: ReadPackage,
  edit: WorkbookEdit,
): Promise<PackageChanges> {
  const changes = new Map<string, PartChange>();
  const partOf = (sheet: string): string | undefined =>
    read.workbook.sheets.find((candidate) => candidate.name === sheet)?.part;
  const put = (sheet: string | undefined, sheetEdit: SheetEdit): void => {
    const part = sheet === undefined ? undefined : partOf(sheet);
    if (part === undefined || isEmpty(sheetEdit)) return;
    changes.set(part, { chunks: () => editSheet(source.chunks(part), sheetEdit) });
  };
  for (const [key, table] of edit.tables) {
    const sheet = table.found.sheet.name;
    put(sheet, tableSheetEdit(table, edit.words.get(key), read.styles));
    const part = read.tables.get(sheet)?.find((candidate) => candidate.name === table.found.table?.name);
    if (part) changes.set(part.part, { text: tableXml(part, table.lastRow + part.totalsRows, table.headers) });
  }
  put(read.grid.names.get(summaryName)?.sheet, blockEdit(edit.summary, read.styles, summaryWidth, []));
  const settings = read.workbook.sheets.find((sheet) => sheet.name.toLowerCase() === settingsSheetName);
  if (settings) {
    const samples = [settingsLayout.styles, settingsLayout.styles + 1];
    put(settings.name, blockEdit(edit.settings.block, read.styles, Number.POSITIVE_INFINITY, samples));
  }
  const named = settings
    ? withNames(read.workbook.document, settings.name, edit.settings.ranges)
    : read.workbook.document;
  changes.set(read.workbook.part, { text: documentXml(withFullCalculation(retitled(named, edit.titles))) });
  const words = new Map([...edit.words.values()].flatMap((changed) => [...changed.words]));
  const styles = findPart(source, 'xl/styles.xml');
  if (words.size > 0 && styles !== undefined) {
    changes.set(styles, { text: localisedStyles(await source.text(styles), words) });
  }
  await dropCalculationChain(source, read, changes);
  return changes;
}
