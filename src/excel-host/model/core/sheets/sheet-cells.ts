import { addressOf } from '../../address';
import { encloses, overlaps, type Area } from '../../area';
import { ExcelProblem } from '../../excel-problem';
import type { SortField } from '../../filter';
import type { CellFormat, FormatChange } from '../../format';
import type { CellsPicture, ClearWhat, CopyWhat, FillKind, SearchOptions, Sheet, StoredCell } from '../../sheet';
import type { CellInput, CellValue } from '../../value';
import { readableFormula } from '../cells/cell-input';
import { cellText, editText } from '../cells/cell-text';
import { pictureOf } from '../cells/cells-picture';
import { clearCells } from '../cells/clear-cells';
import { copyCells, moveCells } from '../cells/copy-cells';
import { fillCells } from '../cells/fill-cells';
import { shownFormat, shownNumberFormat } from '../rules/judge-condition';
import { mergeCells, unmergeCells } from '../cells/merges';
import * as reading from '../cells/read-cells';
import { removeDuplicates } from '../rows/remove-duplicates';
import type { SheetCore } from './sheet-core';
import { sortColumns, sortRows } from '../rows/sort-rows';
import { insertArea, removeArea } from '../formulas/structure';
import { styleChange, StyleList } from '../styles/styles-model';
import { apiLocale } from '../tables/table-changes';
import * as writing from '../cells/write-cells';

/** Cores of the sheets that a caller may hand in. */
export const coreOf = new WeakMap<object, SheetCore>();

export function known(sheet: object): SheetCore {
  const core = coreOf.get(sheet);
  if (!core) throw new ExcelProblem('InvalidArgument', 'sheet');
  return core;
}

type Cells = Pick<
  Sheet,
  | 'value'
  | 'formula'
  | 'text'
  | 'editText'
  | 'spillAt'
  | 'format'
  | 'shownFormat'
  | 'shownText'
  | 'values'
  | 'formulas'
  | 'texts'
  | 'common'
  | 'write'
  | 'store'
  | 'cells'
  | 'picture'
  | 'changeFormat'
  | 'applyStyle'
  | 'clear'
  | 'usedArea'
  | 'edge'
  | 'region'
  | 'insert'
  | 'remove'
  | 'copy'
  | 'moveTo'
  | 'fill'
  | 'sort'
  | 'find'
  | 'replaceAll'
  | 'removeDuplicates'
  | 'merges'
  | 'merge'
  | 'unmerge'
>;

/** The cells of a sheet. */
export class SheetCells implements Cells {
  constructor(protected readonly core: SheetCore) {
    coreOf.set(this, core);
  }

  protected change<Result>(work: () => Result): Result {
    return this.core.workbook.change(work);
  }

  private read(): SheetCore {
    this.core.workbook.upToDate();
    return this.core;
  }

  value(row: number, column: number): CellValue {
    return this.read().store.value(row, column);
  }
  formula(row: number, column: number): string | undefined {
    return this.core.workbook.formulaTextAt(this.core.id, row, column);
  }
  text(row: number, column: number): string {
    return cellText(this.read(), row, column);
  }
  editText(row: number, column: number): string {
    return editText(this.read(), row, column);
  }
  spillAt(row: number, column: number) {
    return this.read().workbook.calculator.spillOver(this.core.id, row, column);
  }
  format(row: number, column: number): CellFormat {
    return this.core.workbook.formats.format(this.core.store.format(row, column));
  }
  shownFormat(row: number, column: number): CellFormat {
    return shownFormat(this.read(), { row, column });
  }
  shownText(row: number, column: number): string {
    const core = this.read();
    return cellText(core, row, column, shownNumberFormat(core, { row, column }));
  }

  values(area: Area): CellValue[][] {
    writing.checkArea(area);
    const { store } = this.read();
    return reading.block(area, (row, column) => store.value(row, column));
  }
  formulas(area: Area): CellValue[][] {
    writing.checkArea(area);
    const core = this.read();
    return reading.block(area, (row, column) => reading.formulaOrValue(core, row, column));
  }
  texts(area: Area): string[][] {
    writing.checkArea(area);
    const core = this.read();
    return reading.block(area, (row, column) => cellText(core, row, column));
  }
  common<Value>(area: Area, pick: (format: CellFormat) => Value): Value | null {
    return reading.common(this.core, area, pick);
  }
  cells(area?: Area): Iterable<StoredCell> {
    return reading.storedCells(this.read(), area);
  }
  picture(): CellsPicture {
    return pictureOf(this.read());
  }
  usedArea(valuesOnly = false, within?: Area): Area | undefined {
    return reading.usedArea(this.read(), valuesOnly, within);
  }
  edge(row: number, column: number, direction: 'Up' | 'Down' | 'Left' | 'Right') {
    return reading.edge(this.read(), row, column, direction);
  }
  region(row: number, column: number): Area {
    return reading.region(this.read(), row, column);
  }
  find(text: string, within: Area, options: SearchOptions) {
    return reading.findCells(this.read(), text, within, options);
  }

  write(area: Area, block: readonly (readonly CellInput[])[]): void {
    this.change(() => writing.tellEdited(this.core, area, () => writing.writeBlock(this.core, area, block, apiLocale)));
  }

  store(cells: Iterable<StoredCell>): readonly StoredCell[] {
    const { core } = this;
    const unread: StoredCell[] = [];
    this.change(() => {
      let stored: Area | undefined;
      core.store.bulk({ row: 0, column: 0, rows: 1, columns: 1 }, () => {
        for (const cell of cells) {
          const { row, column, value, formula, spills, format } = cell;
          const own = format ? core.workbook.formats.idOf(format) : core.store.content(row, column).format;
          const read =
            formula === undefined ? undefined : readableFormula(core, row, column, formula, spills === undefined);
          if (formula !== undefined && read === undefined) unread.push(cell);
          core.store.set(row, column, { value, formula: read, format: own });
          stored = stored
            ? {
                row: Math.min(stored.row, row),
                column: Math.min(stored.column, column),
                rows: Math.max(stored.row + stored.rows, row + 1) - Math.min(stored.row, row),
                columns: Math.max(stored.column + stored.columns, column + 1) - Math.min(stored.column, column),
              }
            : { row, column, rows: 1, columns: 1 };
        }
      });
      if (stored) core.workbook.log.touched(core.id, stored);
    });
    return unread;
  }

  changeFormat(area: Area, change: FormatChange): void {
    writing.checkAllowed(this.core, 'allowFormatCells');
    this.change(() => {
      writing.formatArea(this.core, area, change);
      this.core.tell({ type: 'formatChanged', areas: [area] });
    });
  }
  applyStyle(area: Area, name: string): void {
    const style = new StyleList(this.core.workbook).find(name);
    if (!style) throw new ExcelProblem('ItemNotFound', name);
    this.changeFormat(area, styleChange(style));
  }
  clear(area: Area, what: ClearWhat): void {
    this.change(() => writing.tellEdited(this.core, area, () => clearCells(this.core, area, what)));
  }

  insert(area: Area, shift: 'Down' | 'Right'): void {
    writing.checkArea(area);
    writing.checkAllowed(this.core, shift === 'Down' ? 'allowInsertRows' : 'allowInsertColumns');
    this.change(() => {
      insertArea(this.core, area, shift === 'Down');
      this.tellMoved(area, shift === 'Down', 'Inserted');
    });
  }
  remove(area: Area, shift: 'Up' | 'Left'): void {
    writing.checkArea(area);
    writing.checkAllowed(this.core, shift === 'Up' ? 'allowDeleteRows' : 'allowDeleteColumns');
    this.change(() => {
      removeArea(this.core, area, shift === 'Up');
      this.tellMoved(area, shift === 'Up', 'Deleted');
    });
  }

  /** Tells of cells that came or went; taking that back is told as the opposite. */
  private tellMoved(area: Area, vertical: boolean, kind: 'Inserted' | 'Deleted'): void {
    const told = (what: typeof kind) => (): void => {
      const shift = what === 'Inserted' ? (vertical ? 'Down' : 'Right') : vertical ? 'Up' : 'Left';
      writing.tellChanged(this.core, [area], kindOf(area, vertical, what), shift);
    };
    told(kind)();
    this.core.workbook.journal.note({ undo: told(kind === 'Inserted' ? 'Deleted' : 'Inserted'), redo: told(kind) });
  }

  copy(
    from: { readonly sheet: Sheet; readonly area: Area },
    to: Area,
    what: CopyWhat = 'All',
    options: { skipBlanks?: boolean; transpose?: boolean } = {},
  ): void {
    writing.checkProtection(this.core, to);
    const source = { sheet: known(from.sheet), area: from.area };
    this.change(() => {
      let target = to;
      writing.tellEdited(this.core, to, () => {
        target = copyCells(source, { sheet: this.core, area: to }, what, options);
      });
      if (addressOf(target) !== addressOf(to)) writing.tellChanged(this.core, [target]);
    });
  }
  moveTo(from: Area, to: { readonly sheet: Sheet; readonly row: number; readonly column: number }): void {
    const target = { ...to, sheet: known(to.sheet) };
    writing.checkProtection(this.core, from);
    writing.checkProtection(target.sheet, { ...from, row: to.row, column: to.column });
    this.change(() => {
      moveCells({ sheet: this.core, area: from }, target);
      writing.tellChanged(this.core, [from]);
      writing.tellChanged(target.sheet, [{ ...from, row: to.row, column: to.column }]);
    });
  }
  fill(source: Area, destination: Area, kind: FillKind = 'Default'): void {
    writing.checkProtection(this.core, destination);
    this.change(() =>
      writing.tellEdited(this.core, destination, () => fillCells(this.core, source, destination, kind)),
    );
  }

  sort(
    area: Area,
    fields: readonly SortField[],
    options: { matchCase?: boolean; hasHeaders?: boolean; orientation?: 'Rows' | 'Columns' } = {},
  ): void {
    writing.checkArea(area);
    writing.checkAllowed(this.core, 'allowSort');
    const torn = this.core.state.tables.some((table) => overlaps(table.area, area) && !encloses(table.area, area));
    if (torn) throw new ExcelProblem('InvalidOperation', addressOf(area));
    const columns = options.orientation === 'Columns';
    const body =
      options.hasHeaders !== true
        ? area
        : columns
          ? { ...area, column: area.column + 1, columns: area.columns - 1 }
          : { ...area, row: area.row + 1, rows: area.rows - 1 };
    this.change(() => {
      const sort = columns ? sortColumns : sortRows;
      if (body.rows > 0 && body.columns > 0) {
        writing.tellEdited(this.core, body, () => sort(this.core, body, fields, options.matchCase === true));
      }
      this.core.tell({ type: columns ? 'columnSorted' : 'rowSorted', area });
    });
  }

  replaceAll(text: string, replacement: string, within: Area, options: SearchOptions): number {
    const found = this.find(text, within, options);
    this.change(() => {
      for (const { row, column } of found) {
        const before = editText(this.core, row, column);
        const pattern = new RegExp(
          text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
          options.matchCase === true ? 'g' : 'gi',
        );
        const area = { row, column, rows: 1, columns: 1 };
        this.write(area, [[before.replace(pattern, () => replacement)]]);
      }
    });
    return found.length;
  }
  removeDuplicates(area: Area, columns: readonly number[], hasHeaders: boolean) {
    return this.change(() => removeDuplicates(this.core, area, columns, hasHeaders));
  }

  merges(): readonly Area[] {
    return this.core.state.merges;
  }
  merge(area: Area, across = false): void {
    writing.checkUnprotected(this.core);
    this.change(() => mergeCells(this.core, area, across));
  }
  unmerge(area: Area): void {
    writing.checkUnprotected(this.core);
    this.change(() => unmergeCells(this.core, area));
  }
}

function kindOf(area: Area, vertical: boolean, kind: 'Inserted' | 'Deleted') {
  if (vertical && area.column === 0 && area.columns === 16_384) return `Row${kind}` as const;
  if (!vertical && area.row === 0 && area.rows === 1_048_576) return `Column${kind}` as const;
  return `Cell${kind}` as const;
}
