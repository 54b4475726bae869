import type { Area } from './area';

/** Papers as Office names them, each with its number in a file (`ST_PaperSize`). */
export const paperNumbers = {
  Letter: 1,
  LetterSmall: 2,
  Tabloid: 3,
  Ledger: 4,
  Legal: 5,
  Statement: 6,
  Executive: 7,
  A3: 8,
  A4: 9,
  A4Small: 10,
  A5: 11,
  B4: 12,
  B5: 13,
  Folio: 14,
  Quatro: 15,
  Paper10x14: 16,
  Paper11x17: 17,
  Note: 18,
  Envelope9: 19,
  Envelope10: 20,
  Envelope11: 21,
  Envelope12: 22,
  Envelope14: 23,
  Csheet: 24,
  Dsheet: 25,
  Esheet: 26,
  EnvelopeDL: 27,
  EnvelopeC5: 28,
  EnvelopeC3: 29,
  EnvelopeC4: 30,
  EnvelopeC6: 31,
  EnvelopeC65: 32,
  EnvelopeB4: 33,
  EnvelopeB5: 34,
  EnvelopeB6: 35,
  EnvelopeItaly: 36,
  EnvelopeMonarch: 37,
  EnvelopePersonal: 38,
  FanfoldUS: 39,
  FanfoldStdGerman: 40,
  FanfoldLegalGerman: 41,
} as const;
export type Paper = keyof typeof paperNumbers;

export interface PageMargins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly header: number;
  readonly footer: number;
}

/** A share of the real size, or the pages that everything is to fit on. */
export type PageZoom =
  | { readonly scale: number }
  | { readonly horizontalFitToPages: number | undefined; readonly verticalFitToPages: number | undefined };

/** Texts above and below a page, with Excel's codes as `&P`. */
export interface PageTexts {
  readonly leftHeader: string;
  readonly centerHeader: string;
  readonly rightHeader: string;
  readonly leftFooter: string;
  readonly centerFooter: string;
  readonly rightFooter: string;
}

export const pageTextKinds = ['defaultForAllPages', 'firstPage', 'evenPages', 'oddPages'] as const;

/** Which pages have texts of their own. */
export interface PageHeadersFooters extends Readonly<Record<(typeof pageTextKinds)[number], PageTexts>> {
  readonly state: 'Default' | 'FirstAndDefault' | 'OddAndEven' | 'FirstOddAndEven';
  readonly useSheetMargins: boolean;
  readonly useSheetScale: boolean;
}

/** How a sheet is printed (`Excel.PageLayout`); nothing here prints. */
export interface PageLayout {
  readonly orientation: 'Portrait' | 'Landscape';
  readonly paperSize: Paper;
  readonly blackAndWhite: boolean;
  readonly draftMode: boolean;
  readonly printErrors: 'AsDisplayed' | 'Blank' | 'Dash' | 'NotAvailable';
  readonly printComments: 'NoComments' | 'EndSheet' | 'InPlace';
  readonly printOrder: 'DownThenOver' | 'OverThenDown';
  readonly printHeadings: boolean;
  readonly printGridlines: boolean;
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  /** Undefined: counted from the page before. */
  readonly firstPageNumber: number | undefined;
  readonly zoom: PageZoom;
  /** In points. */
  readonly margins: PageMargins;
  /** Undefined: all that is used. */
  readonly printArea: readonly Area[] | undefined;
  readonly titleRows: Area | undefined;
  readonly titleColumns: Area | undefined;
  readonly headersFooters: PageHeadersFooters;
  /** Rows and columns before which a page begins because somebody said so. */
  readonly rowBreaks: readonly number[];
  readonly columnBreaks: readonly number[];
}

const noTexts: PageTexts = {
  leftHeader: '',
  centerHeader: '',
  rightHeader: '',
  leftFooter: '',
  centerFooter: '',
  rightFooter: '',
};

/** The page of a new sheet, with Excel's normal margins. */
export const defaultPage: PageLayout = {
  orientation: 'Portrait',
  paperSize: 'Letter',
  blackAndWhite: false,
  draftMode: false,
  printErrors: 'AsDisplayed',
  printComments: 'NoComments',
  printOrder: 'DownThenOver',
  printHeadings: false,
  printGridlines: false,
  centerHorizontally: false,
  centerVertically: false,
  firstPageNumber: undefined,
  zoom: { scale: 100 },
  margins: { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
  printArea: undefined,
  titleRows: undefined,
  titleColumns: undefined,
  headersFooters: {
    state: 'Default',
    useSheetMargins: true,
    useSheetScale: true,
    defaultForAllPages: noTexts,
    firstPage: noTexts,
    evenPages: noTexts,
    oddPages: noTexts,
  },
  rowBreaks: [],
  columnBreaks: [],
};
