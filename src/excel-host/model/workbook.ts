import type { Area, Position } from './area';
import type { Origin, ViewChange, WorkbookEvent } from './events';
import type { FunctionValue } from './function-call';
import type { Pace } from './pace';
import type { Names } from './records';
import type { Sheet } from './sheet';
import type { CellStyles } from './style';
import type { Table, Tables } from './table';
import type { User } from './user';
import type { CellValue } from './value';

/** Where the model gets today's date from. */
export interface ModelClock {
  /** Now, in local time of the person, as a serial number. */
  serialNow(): number;
}

export interface WorkbookOptions {
  /** Language of numbers and dates in cells; default `en-US`. */
  readonly locale?: string;
  readonly clock: ModelClock;
  /** Name of the first sheet; default `Sheet1`. An empty list makes none, for whoever loads a file. */
  readonly sheets?: readonly string[];
  readonly author?: string;
}

/** What is selected. */
export interface Selection {
  readonly sheetId: string;
  readonly areas: readonly Area[];
  readonly active: Position;
}

export interface Sheets {
  /** In the order of their tabs. */
  list(): readonly Sheet[];
  /** By id or, in any case, by name. */
  find(key: string): Sheet | undefined;
  /** Throws ItemNotFound. */
  get(key: string): Sheet;
  add(name?: string): Sheet;
  remove(key: string): void;
  move(key: string, position: number): void;
  copy(key: string, position?: number): Sheet;
  readonly active: Sheet;
}

/** Texts that a workbook keeps by key. */
export interface TextStore {
  readonly size: number;
  entries(): Iterable<readonly [string, string]>;
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** Cells of one sheet that belong to a trace of formulas. */
export interface TracedCells {
  readonly sheetId: string;
  readonly areas: readonly Area[];
}

/** A workbook as Excel would hold it: strict about what Excel refuses, and told in Excel's terms. */
export interface Workbook {
  readonly locale: string;
  /** Another language of numbers and dates: texts of cells are made anew. */
  setLocale(locale: string): void;
  readonly author: string;
  /** When the workbook was made, as a serial number. */
  readonly created: number;
  name: string;

  readonly sheets: Sheets;
  readonly tables: Tables;
  readonly names: Names;
  /** Settings of the add-in in the document; values are JSON texts. */
  readonly settings: TextStore;
  /** Custom document properties; values are JSON texts. */
  readonly properties: TextStore;
  /** Title, subject and the like (`Excel.DocumentProperties`), by the name there; what is not set is missing. */
  readonly documentProperties: TextStore;
  /** Custom XML parts by id. */
  readonly xmlParts: TextStore;

  readonly styles: CellStyles;

  /** Set: sheets cannot come, go, move, hide or be renamed. */
  readonly structureProtection: { readonly password: string | undefined } | undefined;
  protectStructure(password?: string): void;
  unprotectStructure(password?: string): void;

  /** The chart that is active instead of cells. */
  readonly activeChart: { readonly sheetId: string; readonly id: string } | undefined;
  activateChart(sheetId: string, id: string): void;

  readonly selection: Selection;
  select(sheetId: string, areas: readonly Area[], active?: Position): void;
  activate(sheetId: string): void;
  tableOf(id: string): Table;

  /**
   * Runs changes as one: formulas are worked out, events told and views refreshed at the end. What changed stays changed
   * where the function throws, as after a failed sync.
   */
  batch<Result>(origin: Origin, change: () => Result): Result;
  /**
   * The same for long work that comes in pieces, between which others have their turn. Nobody else may have the workbook
   * meanwhile; formulas show what they were given until the end.
   */
  batchInPieces(origin: Origin, work: Generator<unknown, void>, pace: Pace): Promise<void>;
  /** `Automatic` works formulas out after every batch, `Manual` when asked. */
  calculationMode: 'Automatic' | 'AutomaticExceptTables' | 'Manual';
  /** Whether a formula reads itself, by whatever way: the status bar says "Circular References" then. */
  readonly isCircular: boolean;
  /** Cells that the formulas of some cells read, by sheet; with `all`, what those are worked out of as well. */
  precedents(sheetId: string, areas: readonly Area[], all: boolean): readonly TracedCells[];
  /** Cells whose formulas read some cells, by sheet; with `all`, what reads those as well. */
  dependents(sheetId: string, areas: readonly Area[], all: boolean): readonly TracedCells[];
  /** Whether formulas know a function, by its English name in capitals. */
  hasFunction(name: string): boolean;
  /** What a function of formulas answers for these arguments; undefined among them: left out. */
  functionResult(name: string, args: readonly FunctionValue[]): CellValue;
  calculate(type?: 'Recalculate' | 'Full' | 'FullRebuild'): void;
  /** Events of the model; the answer takes the listener away. */
  on(listener: (event: WorkbookEvent) => void): () => void;
  /**
   * Told as soon as cells came or went, within a batch as well, with where the areas of the sheet lie now: for whoever
   * holds on to cells. Undefined: all of them are gone.
   */
  onShift(listener: (shift: { readonly sheetId: string; area(area: Area): Area | undefined }) => void): () => void;
  /** For views; the answer takes the listener away. */
  subscribe(listener: (change: ViewChange) => void): () => void;

  readonly user: User;
}
