import type { Area } from '../area';
import type { ConditionalFormat } from '../conditional-format';
import type { Validation } from '../data-validation';
import type { HyperlinkEntry } from '../hyperlink';
import type { FilterState, SortField } from '../filter';
import { defaultPage, type PageLayout } from '../page-layout';
import type { Binding, Chart, Comment, Freeze, NamedItem, Note, Protection } from '../records';
import type { CellStyle } from '../style';
import type { Visibility } from '../sheet';
import type { TableColumn, TableOptions } from '../table';

/** A table as it is kept. */
export interface TableState extends TableOptions {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly TableColumn[];
  /** Id of the next column. */
  readonly nextColumn: number;
  readonly filter: FilterState;
  readonly sortFields: readonly SortField[];
  readonly sortMatchCase: boolean;
}

/** A validation and the cells that have it. Formulas are as the top left cell of all of them would hold them. */
export interface ValidationEntry {
  readonly areas: readonly Area[];
  readonly validation: Validation;
}

export type SheetFilter = FilterState & { readonly area: Area };

/** What a sheet holds besides its cells. Never changed, only replaced: taking a change back is putting the old one back. */
export interface SheetState {
  readonly name: string;
  readonly visibility: Visibility;
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  readonly freeze: Freeze;
  readonly protection: Protection | undefined;
  readonly tables: readonly TableState[];
  readonly validations: readonly ValidationEntry[];
  readonly conditionalFormats: readonly ConditionalFormat[];
  readonly notes: readonly Note[];
  readonly comments: readonly Comment[];
  readonly charts: readonly Chart[];
  readonly merges: readonly Area[];
  readonly hyperlinks: readonly HyperlinkEntry[];
  readonly bindings: readonly Binding[];
  readonly page: PageLayout;
  readonly filter: SheetFilter | undefined;
}

export function newSheetState(name: string): SheetState {
  return {
    name,
    visibility: 'Visible',
    tabColor: '',
    showGridlines: true,
    showHeadings: true,
    freeze: { rows: 0, columns: 0 },
    protection: undefined,
    tables: [],
    validations: [],
    conditionalFormats: [],
    notes: [],
    comments: [],
    charts: [],
    merges: [],
    hyperlinks: [],
    bindings: [],
    page: defaultPage,
    filter: undefined,
  };
}

/** What a workbook holds besides its sheets. */
export interface WorkbookState {
  /** Ids of the sheets in the order of their tabs. */
  readonly order: readonly string[];
  readonly names: readonly NamedItem[];
  readonly styles: readonly CellStyle[];
  /** Whether sheets can come, go, move or be renamed; the password that takes it off, where it has one. */
  readonly protection: { readonly password: string | undefined } | undefined;
}

/** The part of a table below its header and above its totals. */
export function bodyOf(table: TableState): Area {
  const top = table.showHeaders ? 1 : 0;
  const bottom = table.showTotals ? 1 : 0;
  return { ...table.area, row: table.area.row + top, rows: table.area.rows - top - bottom };
}

export function headerOf(table: TableState): Area | undefined {
  return table.showHeaders ? { ...table.area, rows: 1 } : undefined;
}

export function totalsOf(table: TableState): Area | undefined {
  return table.showTotals ? { ...table.area, row: table.area.row + table.area.rows - 1, rows: 1 } : undefined;
}
