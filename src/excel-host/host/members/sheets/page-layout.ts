import {
  type PageLayout,
  type PageMargins,
  pageTextKinds,
  type PageTexts,
  type Paper,
  paperNumbers,
  type Sheet,
  sheetColumns,
  sheetRows,
} from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType, type Property } from '../../object-type';
import { areasAt, rangeOf } from '../ranges/lookup';
import { boolean, fields, integer, isGiven, number, oneOf, text } from '../input';

/** The names of a record are its keys. */
const papers = Object.keys(paperNumbers) as Paper[];

const toggle = (
  name: 'blackAndWhite' | 'draftMode' | 'printHeadings' | 'printGridlines' | 'centerHorizontally' | 'centerVertically',
): Property<Sheet> => ({
  get: ({ page }) => page[name],
  set: (sheet, value) => sheet.changePage({ [name]: boolean(value) }),
});

const choice = <Name extends 'orientation' | 'paperSize' | 'printErrors' | 'printComments' | 'printOrder'>(
  name: Name,
  choices: readonly PageLayout[Name][],
): Property<Sheet> => ({
  get: ({ page }) => page[name],
  set: (sheet, value) => sheet.changePage({ [name]: oneOf(choices, value) }),
});

const margin = (name: keyof PageMargins): Property<Sheet> => ({
  get: ({ page }) => page.margins[name],
  set: (sheet, value) => sheet.changePage({ margins: { ...sheet.page.margins, [name]: number(value) } }),
});

/** Points in a unit of `Excel.PrintMarginUnit`. */
const points = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;

function setMargins(sheet: Sheet, [unit, given]: readonly Argument[]): void {
  const factor = points[oneOf(['Points', 'Inches', 'Centimeters'], unit)];
  const margins: Record<string, number> = { ...sheet.page.margins };
  for (const [name, value] of Object.entries(fields(given))) {
    if (!(name in margins)) throw new HostError('InvalidArgument');
    if (isGiven(value)) margins[name] = number(value) * factor;
  }
  sheet.changePage({ margins: { ...sheet.page.margins, ...margins } });
}

const zoom: Property<Sheet> = {
  get: ({ page }) =>
    'scale' in page.zoom
      ? { horizontalFitToPages: null, scale: page.zoom.scale, verticalFitToPages: null }
      : {
          horizontalFitToPages: page.zoom.horizontalFitToPages ?? null,
          scale: null,
          verticalFitToPages: page.zoom.verticalFitToPages ?? null,
        },
  set: (sheet, value) => {
    const { scale, horizontalFitToPages, verticalFitToPages } = fields(value);
    const pages = (given: Argument | undefined) => (isGiven(given) ? integer(given) : undefined);
    const fits = isGiven(horizontalFitToPages) || isGiven(verticalFitToPages);
    if (isGiven(scale) === fits) throw new HostError('InvalidArgument');
    sheet.changePage({
      zoom: fits
        ? { horizontalFitToPages: pages(horizontalFitToPages), verticalFitToPages: pages(verticalFitToPages) }
        : { scale: integer(scale) },
    });
  },
};

/** Rows or columns that are printed on every page: whole ones, whatever part of them was named. */
function titles(sheet: Sheet, by: 'rows' | 'columns', given: Argument | undefined, host: Host): void {
  const { area, sheetId } = rangeOf(host, given, sheet);
  if (sheetId !== sheet.id) throw new HostError('InvalidArgument');
  if (by === 'rows') sheet.changePage({ titleRows: { ...area, column: 0, columns: sheetColumns } });
  else sheet.changePage({ titleColumns: { ...area, row: 0, rows: sheetRows } });
}

const titleOf = (sheet: Sheet, by: 'rows' | 'columns', host: Host) => {
  const area = by === 'rows' ? sheet.page.titleRows : sheet.page.titleColumns;
  return area === undefined ? null : host.range(host.cells(sheet.id, area));
};

function printArea(sheet: Sheet, given: Argument | undefined, host: Host): void {
  const range = typeof given === 'string' ? areasAt(host, sheet, given) : rangeOf(host, given, sheet);
  if (range.sheetId !== sheet.id) throw new HostError('InvalidArgument');
  sheet.changePage({ printArea: range.areas });
}

const printed = (sheet: Sheet, host: Host) =>
  sheet.page.printArea === undefined ? null : host.rangeAreas(host.cells(sheet.id, ...sheet.page.printArea));

function must<Found>(found: Found | null): Found {
  if (found === null) throw new HostError('ItemNotFound');
  return found;
}

/** The texts of some of the pages. */
interface TextsOfPages {
  readonly sheet: Sheet;
  readonly pages: (typeof pageTextKinds)[number];
}

const pageText = (name: keyof PageTexts): Property<TextsOfPages> => ({
  get: ({ sheet, pages }) => sheet.page.headersFooters[pages][name],
  set: ({ sheet, pages }, value) => {
    const { headersFooters } = sheet.page;
    const texts = { ...headersFooters[pages], [name]: text(value) };
    sheet.changePage({ headersFooters: { ...headersFooters, [pages]: texts } });
  },
});

export const headerFooterType: ObjectType<TextsOfPages> = {
  name: 'HeaderFooter',
  properties: {
    LeftHeader: pageText('leftHeader'),
    CenterHeader: pageText('centerHeader'),
    RightHeader: pageText('rightHeader'),
    LeftFooter: pageText('leftFooter'),
    CenterFooter: pageText('centerFooter'),
    RightFooter: pageText('rightFooter'),
  },
};

const ofHeaders = (name: 'useSheetMargins' | 'useSheetScale'): Property<Sheet> => ({
  get: ({ page }) => page.headersFooters[name],
  set: (sheet, value) => sheet.changePage({ headersFooters: { ...sheet.page.headersFooters, [name]: boolean(value) } }),
});

export const headerFooterGroupType: ObjectType<Sheet> = {
  name: 'HeaderFooterGroup',
  properties: {
    State: {
      get: ({ page }) => page.headersFooters.state,
      set: (sheet, value) => {
        const state = oneOf(['Default', 'FirstAndDefault', 'OddAndEven', 'FirstOddAndEven'], value);
        sheet.changePage({ headersFooters: { ...sheet.page.headersFooters, state } });
      },
    },
    UseSheetMargins: ofHeaders('useSheetMargins'),
    UseSheetScale: ofHeaders('useSheetScale'),
  },
  navigations: Object.fromEntries(
    pageTextKinds.map((pages) => [
      pages.slice(0, 1).toUpperCase() + pages.slice(1),
      (sheet: Sheet) => hostObject(headerFooterType, { sheet, pages }),
    ]),
  ),
};

/** How a sheet is printed: kept and saved; nothing here prints. */
export const pageLayoutType: ObjectType<Sheet> = {
  name: 'PageLayout',
  properties: {
    Orientation: choice('orientation', ['Portrait', 'Landscape']),
    PaperSize: choice('paperSize', papers),
    BlackAndWhite: toggle('blackAndWhite'),
    DraftMode: toggle('draftMode'),
    PrintErrors: choice('printErrors', ['AsDisplayed', 'Blank', 'Dash', 'NotAvailable']),
    PrintComments: choice('printComments', ['NoComments', 'EndSheet', 'InPlace']),
    PrintOrder: choice('printOrder', ['DownThenOver', 'OverThenDown']),
    PrintHeadings: toggle('printHeadings'),
    PrintGridlines: toggle('printGridlines'),
    CenterHorizontally: toggle('centerHorizontally'),
    CenterVertically: toggle('centerVertically'),
    FirstPageNumber: {
      get: ({ page }) => page.firstPageNumber ?? '',
      set: (sheet, value) => sheet.changePage({ firstPageNumber: value === '' ? undefined : integer(value) }),
    },
    Zoom: zoom,
    LeftMargin: margin('left'),
    RightMargin: margin('right'),
    TopMargin: margin('top'),
    BottomMargin: margin('bottom'),
    HeaderMargin: margin('header'),
    FooterMargin: margin('footer'),
  },
  navigations: { HeadersFooters: (sheet) => hostObject(headerFooterGroupType, sheet) },
  methods: {
    GetPrintArea: (sheet, _, host) => must(printed(sheet, host)),
    GetPrintAreaOrNullObject: (sheet, _, host) => printed(sheet, host),
    GetPrintTitleColumns: (sheet, _, host) => must(titleOf(sheet, 'columns', host)),
    GetPrintTitleColumnsOrNullObject: (sheet, _, host) => titleOf(sheet, 'columns', host),
    GetPrintTitleRows: (sheet, _, host) => must(titleOf(sheet, 'rows', host)),
    GetPrintTitleRowsOrNullObject: (sheet, _, host) => titleOf(sheet, 'rows', host),
    SetPrintArea: (sheet, [area], host) => printArea(sheet, area, host),
    SetPrintMargins: setMargins,
    SetPrintTitleColumns: (sheet, [columns], host) => titles(sheet, 'columns', columns, host),
    SetPrintTitleRows: (sheet, [rows], host) => titles(sheet, 'rows', rows, host),
  },
};
