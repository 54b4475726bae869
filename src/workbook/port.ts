import type { CustomerId, Problem, RunId, SubscriptionId } from '../base';
import type { Locale } from '../messages';
import type { Plan, RowPlan, RowState, UserChoice } from '../migration';
import type { CheckCells, ResultCells, Saying, SourceCells, UserRow, WorkbookContent } from './content';
import type { CellValue } from './codec/cells/cell';
import type { WorkbookModel } from './model';
import type { TableKey } from './schema/sheet';
import type { MigrationColumn } from './sheets/migrations';

/** What identifies a row, wherever it stands. */
export interface RowKey {
  readonly customerId: CustomerId;
  readonly subscriptionId: SubscriptionId;
}

/** What changed of one row. A field that is left out stays as it is in the sheet; P cells are never written. */
export interface RowPatch extends RowKey {
  /** Sets State, State code and, unless `message` says otherwise, nothing else; Next step follows from it. */
  readonly state?: RowState;
  /** null: the cell becomes empty. */
  readonly message?: Saying | null;
  readonly source?: Partial<SourceCells>;
  readonly check?: Partial<CheckCells>;
  readonly result?: Partial<ResultCells>;
  readonly digest?: string;
  /** The row's `planEcho` at the time of the check; empty: the row counts as not checked. */
  readonly checkedPlan?: string;
  readonly runId?: RunId;
}

/** Results to write, by key; only what changed. */
export interface WorkbookPatch {
  readonly rows?: readonly RowPatch[];
  /** Rows of Users, added or brought up to date; the agent's cells of a row that exists stay. */
  readonly users?: readonly UserRow[];
  /** Plans, added or brought up to date; the drop-downs follow. */
  readonly plans?: readonly Plan[];
  /** A run to be remembered. */
  readonly runId?: RunId;
}

/** Where something was written. */
export interface Saved {
  /**
   * - `workbook`: into the workbook itself,
   * - `results`: beside it, because it is open elsewhere or was changed meanwhile; the next command merges it,
   * - `copy`: into a copy, because the workbook is not one of ours.
   */
  readonly to: 'workbook' | 'results' | 'copy';
  /** Where, in the words of the host: a file's path, a workbook's name. */
  readonly place: string;
  /** Why not into the workbook. */
  readonly because: Problem | undefined;
  /** What a copy does not carry over; codes of `lost.*`. */
  readonly lost: readonly string[];
}

export interface PatchOutcome extends Saved {
  /** Rows that are not in the workbook (any more). Rendering them brings them back. */
  readonly missing: readonly RowKey[];
}

/** An edit of the agent, told by a host that can be watched; what this port itself writes is never told. */
export interface WorkbookChange {
  /** Rows whose agent's cells changed, in Migrations or in Users. */
  readonly planned: readonly RowKey[];
  /** Rows of which a copy was added. */
  readonly copied: readonly RowKey[];
  readonly removed: readonly RowKey[];
}

/** What a host can do beyond the port's duties; a conformance test asks it instead of skipping. */
export interface WorkbookSupport {
  /** `watch` tells of edits while they happen. */
  readonly watch: boolean;
  /** Charts on the Summary sheet. */
  readonly charts: boolean;
  /** Results of formulas are up to date by themselves; else the writer computes and caches them. */
  readonly recalculates: boolean;
  /** Sheets are laid out for printing, with a line that says where the rows are not real. */
  readonly pageLayout: boolean;
  /** Workbooks whose dates count from 1904 are understood. */
  readonly from1904: boolean;
}

/**
 * A workbook, whatever holds it. Rows are found by key and columns by identity at every call, so an agent may sort,
 * filter, insert, rename, hide, copy and delete between any two calls.
 */
export interface WorkbookPort {
  readonly supports: WorkbookSupport;
  /** Throws a `Problem` where there is no workbook of ours to read; all other problems are in the content. */
  read(): Promise<WorkbookContent>;
  /**
   * Makes the sheets, or brings them up to date: adds rows that are not there, rewrites S, C, R and K cells of those
   * that are, and leaves P cells, own columns, own rows and own sheets of the agent as they are. Removes no row.
   */
  render(model: WorkbookModel): Promise<Saved>;
  patch(patch: WorkbookPatch): Promise<PatchOutcome>;
  /** Calls back until the returned function is called. Throws where `supports.watch` is false. */
  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>>;
}

/**
 * What is to be written into the agent's cells of one row, because the agent said so. A field that is left out stays as
 * it is, one that is given as undefined empties its cell. A cell that is written is decided: it no longer looks suggested,
 * even where it holds the suggestion.
 */
export interface PlanChange extends RowKey, Partial<Omit<RowPlan, 'unknownPlan'>> {}

/** The same for the agent's cells of a row of Users. */
export interface UserChoiceChange extends RowKey, Pick<UserChoice, 'userId'>, Partial<Omit<UserChoice, 'userId'>> {}

/** One cell as it was before and after a write; undefined: empty. */
export interface WrittenCell {
  readonly table: TableKey;
  /** What identifies the row in its table. */
  readonly key: string;
  readonly column: string;
  readonly before: CellValue | undefined;
  readonly after: CellValue | undefined;
}

/** What was written into the agent's cells; given to `takeBack`, the cells become again what they were. */
export interface AgentCellsWritten {
  /** Rows in which something changed. */
  readonly changed: readonly RowKey[];
  /** Rows that are not in the workbook (any more). */
  readonly missing: readonly RowKey[];
  readonly cells: readonly WrittenCell[];
}

/** What became of a write that was taken back. */
export interface TakenBack {
  readonly restored: readonly RowKey[];
  /** Rows of which a cell was edited since: such cells stay as they are. */
  readonly edited: readonly RowKey[];
  readonly missing: readonly RowKey[];
}

/** A workbook that is open in front of the agent. */
export interface InteractiveWorkbook extends WorkbookPort {
  /**
   * Works results out from the workbook and writes them, with nothing else of ours in between. Gives what the workbook
   * then holds. `work` may be called more than once, where rows moved under the write.
   */
  revise(work: (content: WorkbookContent) => WorkbookPatch): Promise<WorkbookContent>;
  /** Rows of Migrations that the selection touches, from the top; of rows that the filter hides, none. */
  selection(): Promise<readonly RowKey[]>;
  /** Rows of Migrations that filters and hiding leave in view, from the top. */
  visible(): Promise<readonly RowKey[]>;
  writePlan(changes: readonly PlanChange[]): Promise<AgentCellsWritten>;
  writeUserChoices(changes: readonly UserChoiceChange[]): Promise<AgentCellsWritten>;
  takeBack(written: AgentCellsWritten): Promise<TakenBack>;
  /** Shows the row, or one cell of it, to the agent; false: it is not there (any more), or its column is not. */
  reveal(row: RowKey, column?: MigrationColumn): Promise<boolean>;
  /** Gives headers, labels, lists, help and sheet names another language, in place. The agent's own words stay. */
  localise(locale: Locale): Promise<Saved>;
  /** Calls back when another selection was made, until the returned function is called. */
  watchSelection(listener: () => void): Promise<() => Promise<void>>;
}
