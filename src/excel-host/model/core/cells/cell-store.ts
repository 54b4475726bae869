import type { Formula } from '../../../formula/formula';
import { intersection, lastColumn, lastRow, sheetColumns, type Area } from '../../area';
import type { CellValue } from '../../value';
import type { FormatId } from '../tables/format-table';
import type { Journal } from '../journal';
import { filledTo, plainColumn, Row, type ColumnState } from './row';
import { SpilledValues } from './spilled-values';

/** What a store tells of its changes. */
export interface CellStoreListener {
  /** Content or look of these cells is another one. */
  cellsChanged(area: Area): void;
  formulaAdded(row: number, column: number, formula: Formula): void;
  formulaRemoved(row: number, column: number, formula: Formula): void;
  /** Cells are elsewhere than they were. */
  cellsMoved(): void;
  /** Sizes, visibility or outline of rows and columns. */
  bandsChanged(): void;
}

/** Everything that a cell holds. */
export interface CellContent {
  readonly value: CellValue;
  readonly formula: Formula | undefined;
  readonly format: FormatId | undefined;
}

const nothing: CellContent = { value: undefined, formula: undefined, format: undefined };

type RowFields = Partial<Pick<Row, 'format' | 'size' | 'hidden' | 'filtered' | 'outlineLevel'>>;

/** The cells, rows and columns of a sheet. Every change notes how it is taken back. */
export class CellStore {
  private rows: (Row | undefined)[] = [];
  private columns: (ColumnState | undefined)[] = [];
  private quiet = false;
  /** Another number whenever a cell shows another value. */
  revision = 0;
  private readonly spilled = new SpilledValues();

  constructor(
    private readonly journal: Journal,
    private readonly listener: CellStoreListener,
  ) {}

  /** One more than the last row that was ever touched. */
  get rowCount(): number {
    return Math.max(this.rows.length, this.spilled.rowCount);
  }

  row(index: number): Row | undefined {
    return this.rows[index];
  }

  column(index: number): ColumnState {
    return this.columns[index] ?? plainColumn;
  }

  get columnCount(): number {
    return this.columns.length;
  }

  /** What a cell shows: its own value, or that of a formula that spills over it. */
  value(row: number, column: number): CellValue {
    const own = this.rows[row]?.values[column];
    return own === undefined && !this.spilled.isEmpty ? this.spilled.value(row, column) : own;
  }

  /** Values that cells of a row show of formulas elsewhere, by column. */
  spilledIn(row: number): readonly CellValue[] | undefined {
    return this.spilled.line(row);
  }

  /** The smallest area with all cells of an area that show values of formulas elsewhere. */
  spilledArea(within: Area): Area | undefined {
    return this.spilled.bounds(within);
  }

  /** Shows values around the formula in the first cell. They follow from it and are no change of their own. */
  spill(area: Area, values: readonly (readonly CellValue[])[]): void {
    this.revision += 1;
    this.spilled.put(area, values);
  }

  unspill(area: Area): void {
    this.revision += 1;
    this.spilled.clear(area);
  }

  /** Whether no cell of the area but the first one holds a value or a formula. */
  isFreeBehindFirst(area: Area): boolean {
    let free = true;
    this.eachRow(area, (line, row) => {
      for (let column = area.column; free && column <= lastColumn(area); column += 1) {
        if (row === area.row && column === area.column) continue;
        if (line.values[column] !== undefined || line.formulas?.has(column) === true) free = false;
      }
    });
    return free;
  }

  formula(row: number, column: number): Formula | undefined {
    return this.rows[row]?.formulas?.get(column);
  }

  format(row: number, column: number): FormatId {
    const line = this.rows[row];
    return line?.formats?.[column] ?? line?.format ?? this.columns[column]?.format ?? 0;
  }

  content(row: number, column: number): CellContent {
    const line = this.rows[row];
    if (!line) return nothing;
    return { value: line.values[column], formula: line.formulas?.get(column), format: line.formats?.[column] };
  }

  /** Visits the rows of an area that hold anything. */
  eachRow(area: Area, visit: (row: Row, index: number) => void): void {
    const end = Math.min(lastRow(area), this.rows.length - 1);
    for (let index = area.row; index <= end; index += 1) {
      const row = this.rows[index];
      if (row) visit(row, index);
    }
  }

  eachValue(area: Area, visit: (value: CellValue, row: number, column: number) => void): void {
    const right = lastColumn(area);
    if (!this.spilled.isEmpty) {
      this.eachShown(area, visit);
      return;
    }
    this.eachRow(area, (row, index) => {
      const { values } = row;
      const end = Math.min(right, values.length - 1);
      for (let column = area.column; column <= end; column += 1) {
        const value = values[column];
        if (value !== undefined) visit(value, index, column);
      }
    });
  }

  private eachShown(area: Area, visit: (value: CellValue, row: number, column: number) => void): void {
    const bottom = Math.min(lastRow(area), this.rowCount - 1);
    for (let row = area.row; row <= bottom; row += 1) {
      const own = this.rows[row]?.values ?? [];
      const spilled = this.spilled.line(row) ?? [];
      const end = Math.min(lastColumn(area), Math.max(own.length, spilled.length) - 1);
      for (let column = area.column; column <= end; column += 1) {
        const value = own[column] ?? spilled[column];
        if (value !== undefined) visit(value, row, column);
      }
    }
  }

  /** Whether any cell of the area holds a value. */
  isFilled(area: Area): boolean {
    const end = Math.min(lastRow(area), this.rows.length - 1);
    for (let index = area.row; index <= end; index += 1) {
      const values = this.rows[index]?.values ?? [];
      for (let column = area.column; column <= Math.min(lastColumn(area), values.length - 1); column += 1) {
        if (values[column] !== undefined) return true;
      }
    }
    return false;
  }

  eachFormula(area: Area, visit: (formula: Formula, row: number, column: number) => void): void {
    this.eachRow(area, (row, index) => {
      if (!row.formulas) return;
      for (const [column, formula] of row.formulas) {
        if (column >= area.column && column <= lastColumn(area)) visit(formula, index, column);
      }
    });
  }

  /** One more than the last column in which any row of the area holds something. */
  columnsIn(area: Area, formatsToo: boolean): number {
    let most = 0;
    this.eachRow(area, (row) => {
      most = Math.max(most, row.values.length, formatsToo ? (row.formats?.length ?? 0) : 0);
    });
    return most;
  }

  /** Changes many cells of an area, told as one change. */
  bulk(area: Area, work: () => void): void {
    if (this.quiet) {
      work();
      return;
    }
    this.quiet = true;
    try {
      work();
    } finally {
      this.quiet = false;
      this.listener.cellsChanged(area);
    }
  }

  set(row: number, column: number, content: CellContent): void {
    const before = this.journal.isOpen ? this.content(row, column) : undefined;
    this.put(row, column, content);
    if (before) {
      this.journal.note({
        undo: () => this.put(row, column, before),
        redo: () => this.put(row, column, content),
      });
    }
  }

  /** A formula's result: it follows from the rest and is not a change of its own. */
  setResult(row: number, column: number, value: CellValue): void {
    this.revision += 1;
    this.lineAt(row).values[column] = value;
  }

  setFormat(row: number, column: number, format: FormatId | undefined): void {
    const line = this.rows[row];
    if (line?.formats?.[column] === format) return;
    this.set(row, column, { value: line?.values[column], formula: line?.formulas?.get(column), format });
  }

  setRow(index: number, change: RowFields): void {
    const line = this.lineAt(index);
    const before: RowFields = {};
    for (const key of Object.keys(change) as (keyof RowFields)[]) Object.assign(before, { [key]: line[key] });
    const put = (fields: RowFields) => (): void => {
      Object.assign(this.lineAt(index), fields);
      this.listener.bandsChanged();
    };
    put(change)();
    this.journal.note({ undo: put(before), redo: put(change) });
  }

  setColumn(index: number, change: Partial<ColumnState>): void {
    const before = this.column(index);
    const after = { ...before, ...change };
    const put = (state: ColumnState) => (): void => {
      this.columns[index] = state;
      this.listener.bandsChanged();
    };
    put(after)();
    this.journal.note({ undo: put(before), redo: put(after) });
  }

  /** Makes room for empty rows; they look as `like` says. */
  insertRows(at: number, count: number, like: (index: number) => Row | undefined): void {
    const added = Array.from({ length: count }, (_, index) => like(index));
    this.noted(
      () => this.spliceRows(at, 0, added),
      () => this.spliceRows(at, count, []),
    );
  }

  removeRows(at: number, count: number): void {
    let removed: readonly (Row | undefined)[] = [];
    this.noted(
      () => (removed = this.spliceRows(at, count, [])),
      () => this.spliceRows(at, 0, filledTo([...removed], count)),
    );
  }

  insertColumns(at: number, count: number, state: ColumnState | undefined): void {
    const added = new Array<ColumnState | undefined>(count).fill(state);
    this.noted(
      () => this.spliceColumns(at, 0, added),
      () => this.spliceColumns(at, count, []),
    );
  }

  removeColumns(at: number, count: number): void {
    // Cells that go are cleared first, so that what takes them back is noted by itself.
    this.eachRow({ row: 0, column: 0, rows: this.rows.length, columns: sheetColumns }, (_, row) => {
      for (let column = at; column < at + count; column += 1) this.clearCell(row, column);
    });
    const removed = Array.from({ length: count }, (_, index) => this.columns[at + index]);
    this.noted(
      () => this.spliceColumns(at, count, []),
      () => this.spliceColumns(at, 0, removed),
    );
  }

  /** Puts the rows of a block into another order: row `at` gets what row `order[at]` had, in these columns alone. */
  reorder(area: Area, order: readonly number[]): void {
    const back: number[] = [];
    order.forEach((from, to) => (back[from] = to));
    this.noted(
      () => this.permute(area, order),
      () => this.permute(area, back),
    );
  }

  private permute(area: Area, order: readonly number[]): void {
    const end = area.column + area.columns;
    const lines = order.map((from, to) => {
      const row = from === to ? undefined : this.rows[area.row + from];
      return (
        row && {
          values: row.values.slice(area.column, end),
          formats: row.formats?.slice(area.column, end),
          formulas: row.formulas,
        }
      );
    });
    // Formulas are kept in one list a row, of which only some columns go: the lists stay as they were until all are read.
    const formulas = lines.map((line) => new Map(line?.formulas));
    this.bulk(area, () => {
      lines.forEach((line, to) => {
        if (order[to] === to) return;
        for (let column = area.column; column < end; column += 1) {
          const at = column - area.column;
          this.put(area.row + to, column, {
            value: line?.values[at],
            formula: formulas[to]?.get(column),
            format: line?.formats?.[at],
          });
        }
      });
    });
  }

  /** Moves a block by rows or columns; what it leaves is empty. */
  moveBlock(area: Area, rows: number, columns: number): void {
    const filled = intersection(area, {
      row: 0,
      column: 0,
      rows: this.rows.length,
      columns: this.columnsIn(area, true),
    });
    if (!filled) return;
    const downwards = rows > 0 || columns > 0;
    for (let i = 0; i < filled.rows; i += 1) {
      const row = downwards ? lastRow(filled) - i : filled.row + i;
      for (let j = 0; j < filled.columns; j += 1) {
        const column = downwards ? lastColumn(filled) - j : filled.column + j;
        this.set(row + rows, column + columns, this.content(row, column));
        this.clearCell(row, column);
      }
    }
  }

  clearCell(row: number, column: number): void {
    const { value, formula, format } = this.content(row, column);
    if (value !== undefined || formula || format !== undefined) this.set(row, column, nothing);
  }

  private noted(redo: () => void, undo: () => void): void {
    redo();
    this.journal.note({ redo, undo });
  }

  private lineAt(index: number): Row {
    return (this.rows[index] ??= new Row());
  }

  private put(row: number, column: number, { value, formula, format }: CellContent): void {
    this.revision += 1;
    const line = this.lineAt(row);
    const before = line.formulas?.get(column);
    if (before !== formula) {
      if (before) {
        line.formulas?.delete(column);
        this.listener.formulaRemoved(row, column, before);
      }
      if (formula) {
        (line.formulas ??= new Map()).set(column, formula);
        this.listener.formulaAdded(row, column, formula);
      }
    }
    if (value !== undefined || column < line.values.length) filledTo(line.values, column)[column] = value;
    if (format !== undefined || (line.formats && column < line.formats.length)) {
      filledTo((line.formats ??= []), column)[column] = format;
    }
    if (!this.quiet) this.listener.cellsChanged({ row, column, rows: 1, columns: 1 });
  }

  private spliceRows(at: number, removed: number, added: readonly (Row | undefined)[]): readonly (Row | undefined)[] {
    this.revision += 1;
    let taken: readonly (Row | undefined)[] = [];
    if (at < this.rows.length || added.some((row) => row !== undefined)) {
      filledTo(this.rows, at);
      taken = this.rows.splice(at, removed);
      // In pieces: a call takes only so many arguments.
      if (added.length > 0) this.rows = [...this.rows.slice(0, at), ...added, ...this.rows.slice(at)];
    }
    this.listener.cellsMoved();
    return taken;
  }

  private spliceColumns(at: number, removed: number, added: readonly (ColumnState | undefined)[]): void {
    this.revision += 1;
    for (const row of this.rows) row?.spliceCells(at, removed, added.length);
    if (at < this.columns.length || added.some((column) => column !== undefined)) {
      filledTo(this.columns, at).splice(at, removed, ...added);
    }
    this.listener.cellsMoved();
  }
}
