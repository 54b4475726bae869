import type { HeaderFooter, PageSetup, Worksheet } from 'exceljs';
import {
  type Area,
  columnLetters,
  defaultPage,
  isWholeColumns,
  isWholeRows,
  paperNumbers,
  parseArea,
  quotedSheet,
  type PageHeadersFooters,
  type PageLayout,
  type PageTexts,
  type Paper,
  type Sheet,
  sheetColumns,
  sheetRows,
  splitAddress,
} from '../../../../src/excel-host';
import { attributes, elements, parseFragment } from './xml';

const pointsOfInch = 72;
const errors = { AsDisplayed: 'displayed', Blank: 'blank', Dash: 'dash', NotAvailable: 'NA' } as const;
const comments = { NoComments: 'None', EndSheet: 'atEnd', InPlace: 'asDisplayed' } as const;

function keyOf<Key extends string>(table: Readonly<Record<Key, string | number>>, value: unknown): Key | undefined {
  return (Object.keys(table) as Key[]).find((key) => table[key] === value); // the keys of a record are its keys
}

const inches = ({ margins }: PageLayout): PageSetup['margins'] => ({
  left: margins.left / pointsOfInch,
  right: margins.right / pointsOfInch,
  top: margins.top / pointsOfInch,
  bottom: margins.bottom / pointsOfInch,
  header: margins.header / pointsOfInch,
  footer: margins.footer / pointsOfInch,
});

/** The three parts of a line above or below a page, as one text with the codes of a file. */
const lineOf = (left: string, center: string, right: string): string =>
  [left === '' ? '' : `&L${left}`, center === '' ? '' : `&C${center}`, right === '' ? '' : `&R${right}`].join('');

function partsOf(line: string | undefined): readonly [left: string, center: string, right: string] {
  const parts = { L: '', C: '', R: '' };
  for (const [, part, text = ''] of (line ?? '').matchAll(/&([LCR])((?:(?!&[LCR])[\s\S])*)/g)) {
    if (part === 'L' || part === 'C' || part === 'R') parts[part] = text;
  }
  return [parts.L, parts.C, parts.R];
}

const header = ({ leftHeader, centerHeader, rightHeader }: PageTexts) => lineOf(leftHeader, centerHeader, rightHeader);
const footer = ({ leftFooter, centerFooter, rightFooter }: PageTexts) => lineOf(leftFooter, centerFooter, rightFooter);

function fileHeaders({ state, defaultForAllPages, firstPage, evenPages, oddPages }: PageHeadersFooters) {
  const byParity = state === 'OddAndEven' || state === 'FirstOddAndEven';
  const odd = byParity ? oddPages : defaultForAllPages;
  const texts: Partial<HeaderFooter> = {
    differentFirst: state === 'FirstAndDefault' || state === 'FirstOddAndEven',
    differentOddEven: byParity,
    oddHeader: header(odd),
    oddFooter: footer(odd),
    evenHeader: header(evenPages),
    evenFooter: footer(evenPages),
    firstHeader: header(firstPage),
    firstFooter: footer(firstPage),
  };
  // The writer of files takes an empty text for one that is there.
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '' && text !== false));
}

function textsOf(top: string | undefined, bottom: string | undefined): PageTexts {
  const [leftHeader, centerHeader, rightHeader] = partsOf(top);
  const [leftFooter, centerFooter, rightFooter] = partsOf(bottom);
  return { leftHeader, centerHeader, rightHeader, leftFooter, centerFooter, rightFooter };
}

/** What is empty in the file is null here, whatever the types of the writer of files say. */
function readHeaders(read: Partial<HeaderFooter> | null): PageHeadersFooters {
  const given = read ?? {};
  const odd = textsOf(given.oddHeader, given.oddFooter);
  const [first, parity] = [given.differentFirst === true, given.differentOddEven === true];
  return {
    ...defaultPage.headersFooters,
    state: parity ? (first ? 'FirstOddAndEven' : 'OddAndEven') : first ? 'FirstAndDefault' : 'Default',
    defaultForAllPages: odd,
    oddPages: odd,
    evenPages: textsOf(given.evenHeader, given.evenFooter),
    firstPage: textsOf(given.firstHeader, given.firstFooter),
  };
}

/** How a sheet of a file is printed, apart from areas and titles, which are names of the file. */
export function readPage({ pageSetup, headerFooter }: Worksheet): Partial<PageLayout> {
  // A sheet without any of it has none of these, whatever the types say.
  const setup = (pageSetup as Partial<PageSetup> | undefined) ?? {};
  const margins = setup.margins as Partial<PageSetup['margins']> | undefined;
  return {
    orientation: setup.orientation === 'landscape' ? 'Landscape' : 'Portrait',
    paperSize: keyOf<Paper>(paperNumbers, setup.paperSize) ?? defaultPage.paperSize,
    blackAndWhite: setup.blackAndWhite === true,
    draftMode: setup.draft === true,
    printErrors: keyOf(errors, setup.errors) ?? 'AsDisplayed',
    printComments: keyOf(comments, setup.cellComments) ?? 'NoComments',
    printOrder: setup.pageOrder === 'overThenDown' ? 'OverThenDown' : 'DownThenOver',
    printHeadings: setup.showRowColHeaders === true,
    printGridlines: setup.showGridLines === true,
    centerHorizontally: setup.horizontalCentered === true,
    centerVertically: setup.verticalCentered === true,
    zoom:
      setup.fitToPage === true
        ? { horizontalFitToPages: setup.fitToWidth || undefined, verticalFitToPages: setup.fitToHeight || undefined }
        : { scale: Math.min(Math.max(setup.scale ?? 100, 10), 400) },
    margins: {
      ...defaultPage.margins,
      ...Object.fromEntries(
        Object.entries(margins ?? {}).map(([side, inch]) => [side, Math.round(inch * pointsOfInch * 100) / 100]),
      ),
    },
    headersFooters: readHeaders(headerFooter),
  };
}

/** Draws how a sheet is printed into a file. */
export function writePage({ page }: Sheet, target: Worksheet): void {
  const { zoom, firstPageNumber } = page;
  target.pageSetup = {
    orientation: page.orientation === 'Landscape' ? 'landscape' : 'portrait',
    blackAndWhite: page.blackAndWhite,
    draft: page.draftMode,
    errors: errors[page.printErrors],
    cellComments: comments[page.printComments],
    pageOrder: page.printOrder === 'OverThenDown' ? 'overThenDown' : 'downThenOver',
    showRowColHeaders: page.printHeadings,
    showGridLines: page.printGridlines,
    horizontalCentered: page.centerHorizontally,
    verticalCentered: page.centerVertically,
    margins: inches(page),
    ...(firstPageNumber === undefined ? {} : { firstPageNumber }),
    ...('scale' in zoom
      ? { scale: zoom.scale }
      : {
          fitToPage: true,
          fitToWidth: zoom.horizontalFitToPages ?? 0,
          fitToHeight: zoom.verticalFitToPages ?? 0,
        }),
  };
  // The writer of files names some of the numbers of papers; it writes all of them.
  Object.assign(target.pageSetup, { paperSize: paperNumbers[page.paperSize] });
  target.headerFooter = fileHeaders(page.headersFooters);
}

/** Elements that stand behind the breaks in a sheet, by the order that the format asks for. */
const behindBreaks = /<(?:drawing|legacyDrawing|picture|tableParts|extLst)\b|<\/worksheet>/;

function breaksElement(name: 'rowBreaks' | 'colBreaks', ids: readonly number[], max: number): string {
  if (ids.length === 0) return '';
  const breaks = ids.map((id) => `<brk${attributes({ id, max, man: true })}/>`);
  const count = { count: ids.length, manualBreakCount: ids.length };
  return `<${name}${attributes(count)}>${breaks.join('')}</${name}>`;
}

/** Puts the places where a page ends into the part of a sheet. */
export function withBreaks(sheetXml: string, { page }: Sheet): string {
  const elements =
    breaksElement('rowBreaks', page.rowBreaks, sheetColumns - 1) +
    breaksElement('colBreaks', page.columnBreaks, sheetRows - 1);
  return elements === '' ? sheetXml : sheetXml.replace(behindBreaks, (next) => elements + next);
}

export function readBreaks(sheetXml: string): Pick<PageLayout, 'rowBreaks' | 'columnBreaks'> {
  const ids = (name: string): readonly number[] => {
    const document = parseFragment(sheetXml, name);
    return document ? elements(document, 'brk').map((one) => Number(one.getAttribute('id'))) : [];
  };
  return { rowBreaks: ids('rowBreaks'), columnBreaks: ids('colBreaks') };
}

const absolute = ({ row, column, rows, columns }: Area): string => {
  const [first, last] = [columnLetters(column), columnLetters(column + columns - 1)];
  if (columns === sheetColumns) return `$${String(row + 1)}:$${String(row + rows)}`;
  if (rows === sheetRows) return `$${first}:$${last}`;
  return `$${first}$${String(row + 1)}:$${last}$${String(row + rows)}`;
};

/** Names by which a file says what of a sheet is printed, and what on every page. */
export function pageNames({ name, page }: Sheet): readonly { readonly name: string; readonly formula: string }[] {
  const formula = (areas: readonly Area[]) => areas.map((area) => `${quotedSheet(name)}!${absolute(area)}`).join(',');
  const titles = [page.titleColumns, page.titleRows].filter((area) => area !== undefined);
  return [
    ...(page.printArea ? [{ name: '_xlnm.Print_Area', formula: formula(page.printArea) }] : []),
    ...(titles.length > 0 ? [{ name: '_xlnm.Print_Titles', formula: formula(titles) }] : []),
  ];
}

/** What such a name of a file says. */
export function pageOfName(name: string, formula: string): Partial<PageLayout> {
  const places = formula.match(/(?:'(?:[^']|'')*'|[^,'!]+)!([^,]+)/g) ?? [];
  const areas = places.flatMap((place) => parseArea(splitAddress(place).rest.replaceAll('$', '')) ?? []);
  if (name === '_xlnm.Print_Area') return areas.length > 0 ? { printArea: areas } : {};
  if (name !== '_xlnm.Print_Titles') return {};
  return { titleRows: areas.find(isWholeRows), titleColumns: areas.find(isWholeColumns) };
}
