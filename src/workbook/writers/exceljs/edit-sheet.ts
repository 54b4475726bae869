import type { Cell, ChangedWords } from '../../index';
import { localisedTail } from './localise-sheet';
import { cellXml } from './parts/cell-xml';
import { cellAttributeOf, readRowText, type CellText, type RowText } from './parts/row-text';
import { sheetPieces } from './parts/sheet-text';
import { sharedFormulaOf, withOwnFormula, type SharedFormula } from './parts/shared-formula';
import { areaName, readArea } from './parts/table-part';

/** A cell to be written. */
export interface CellWrite {
  /** null: the cell becomes empty and keeps its look. */
  readonly cell: Cell | null;
  /** Number of the look for a cell that has none yet. */
  readonly style: string | undefined;
  /** The look counts even where the cell has one: a quoted text must be marked as such. */
  readonly restyle: boolean;
}

/** By column, from 0; undefined: left alone. */
export type RowWrites = readonly (CellWrite | undefined)[];

/** What is to be done to one sheet. */
export interface SheetEdit {
  /** By row number; worked out when the row is reached. */
  readonly rows: ReadonlyMap<number, () => RowWrites>;
  /** Columns before this one are emptied first: the sheet is drawn anew up to there. */
  readonly clearedColumns?: { readonly below: number; readonly except: readonly number[] };
  /** Rows of a table become more: validations and conditions that ended with it end with it again. */
  readonly growth?: { readonly from: number; readonly to: number };
  /** The cells of a totals row go with the end of their table. */
  readonly moved?: {
    readonly from: number;
    readonly to: number;
    readonly firstColumn: number;
    readonly lastColumn: number;
  };
  /** Words behind the cells get another language. */
  readonly words?: ChangedWords;
}

function grownAreas(text: string, from: number, to: number): string {
  return text
    .split(/\s+/)
    .map((part) => {
      const area = readArea(part);
      return area?.lastRow === from ? areaName({ ...area, lastRow: to }) : part;
    })
    .join(' ');
}

/** Lets validations and conditional formats, in both forms that exist of them, grow with their table. */
function grownTail(tail: string, { from, to }: { readonly from: number; readonly to: number }): string {
  return tail
    .replace(
      /(\ssqref=")([^"]*)(")/g,
      (_, start: string, areas: string, end: string) => start + grownAreas(areas, from, to) + end,
    )
    .replace(
      /(<\w+:sqref>)([^<]*)(<\/\w+:sqref>)/g,
      (_, start: string, areas: string, end: string) => start + grownAreas(areas, from, to) + end,
    );
}

/** Gives the cells of a row another number. */
function renumbered(cell: CellText, from: number, to: number): CellText {
  return {
    ...cell,
    xml: cell.xml.replace(new RegExp(`(\\sr="[A-Z]+)${String(from)}"`), (_, start: string) => `${start}${String(to)}"`),
  };
}

class SheetEditor {
  private readonly shared = new Map<string, SharedFormula>();
  /** Groups whose formula went with the cell that had it. */
  private readonly orphaned = new Map<string, SharedFormula>();
  private readonly pending: number[];
  private readonly arriving = new Map<number, readonly CellText[]>();
  private prefix = '';
  private last = 0;

  constructor(private readonly edit: SheetEdit) {
    this.pending = [...edit.rows.keys(), ...(edit.moved ? [edit.moved.to] : [])].sort((a, b) => b - a);
  }

  head(xml: string): string {
    this.prefix = /<((?:\w+:)?)sheetData>$/.exec(xml)?.[1] ?? '';
    // The used range is a hint that programs work out again; a wrong one hides cells from some.
    return xml.replace(/<(?:\w+:)?dimension\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?dimension>)/, '');
  }

  *row(xml: string): Iterable<string> {
    const number = Number(/^<(?:\w+:)?row\b[^>]*?\sr="(\d+)"/.exec(xml)?.[1] ?? this.last + 1);
    yield* this.newRowsBefore(number);
    const untouched =
      !this.edit.rows.has(number) &&
      !this.arriving.has(number) &&
      this.edit.moved?.from !== number &&
      !this.edit.clearedColumns &&
      !xml.includes('"shared"');
    yield untouched ? xml : this.changedRow(readRowText(xml, this.last));
    this.last = number;
  }

  *tail(xml: string): Iterable<string> {
    yield* this.newRowsBefore(Number.POSITIVE_INFINITY);
    const { growth, words } = this.edit;
    const grown = growth ? grownTail(xml, growth) : xml;
    yield words ? localisedTail(grown, words) : grown;
  }

  private *newRowsBefore(number: number): Iterable<string> {
    for (let next = this.pending.at(-1); next !== undefined && next <= number; next = this.pending.at(-1)) {
      this.pending.pop();
      if (next === number || next === this.last) continue;
      yield this.changedRow({ number: next, attributes: '', prefix: this.prefix, cells: [] });
      this.last = next;
    }
  }

  private changedRow(row: RowText): string {
    const cells: string[] = [];
    for (const cell of this.keptCells(row)) cells[cell.column] = cell.xml;
    const writes = this.edit.rows.get(row.number)?.() ?? [];
    writes.forEach((write, column) => {
      if (!write) return;
      const before = cells[column];
      if (before !== undefined) this.letGo(before);
      const style = (before === undefined || write.restyle ? undefined : cellAttributeOf(before, 's')) ?? write.style;
      cells[column] = cellXml(write.cell, { prefix: row.prefix, column, row: row.number, style });
    });
    for (const cell of this.arriving.get(row.number) ?? []) cells[cell.column] = cell.xml;
    const content = cells.join('');
    // The span of a row is a hint too.
    const attributes = row.attributes.replace(/\s(?:spans|r)="[^"]*"/g, '');
    return `<${row.prefix}row r="${String(row.number)}"${attributes}>${content}</${row.prefix}row>`;
  }

  private keptCells(row: RowText): readonly CellText[] {
    const { moved, clearedColumns } = this.edit;
    const cells = row.cells.map((cell) => this.withFormula(cell, row.number));
    const leaves = (cell: CellText): boolean =>
      moved?.from === row.number && cell.column >= moved.firstColumn && cell.column <= moved.lastColumn;
    if (moved?.from === row.number) {
      this.arriving.set(
        moved.to,
        cells.filter(leaves).map((cell) => renumbered(cell, moved.from, moved.to)),
      );
    }
    const cleared = (cell: CellText): boolean =>
      clearedColumns !== undefined &&
      cell.column < clearedColumns.below &&
      !clearedColumns.except.includes(cell.column);
    return cells.filter((cell) => !leaves(cell) && !cleared(cell));
  }

  /** Remembers the formula that a group shares, and gives it to a cell whose group has lost it. */
  private withFormula(cell: CellText, row: number): CellText {
    const found = cell.xml.includes('"shared"') ? sharedFormulaOf(cell.xml) : undefined;
    if (!found) return cell;
    if (found.formula !== undefined) {
      this.shared.set(found.group, { formula: found.formula, row, column: cell.column });
      return cell;
    }
    const orphaned = this.orphaned.get(found.group);
    return orphaned ? { ...cell, xml: withOwnFormula(cell.xml, orphaned, row, cell.column) } : cell;
  }

  private letGo(xml: string): void {
    const found = xml.includes('"shared"') ? sharedFormulaOf(xml) : undefined;
    const formula = found?.formula === undefined ? undefined : this.shared.get(found.group);
    if (found && formula) this.orphaned.set(found.group, formula);
  }
}

/** How many characters are gathered before they are passed on. */
const chunkSize = 1 << 16;

/** A sheet's part with other rows, everything else as it is. */
export async function* editSheet(chunks: AsyncIterable<string>, edit: SheetEdit): AsyncIterable<string> {
  const editor = new SheetEditor(edit);
  let text = '';
  for await (const piece of sheetPieces(chunks)) {
    if (piece.kind === 'head') text += editor.head(piece.xml);
    else {
      for (const part of piece.kind === 'row' ? editor.row(piece.xml) : editor.tail(piece.xml)) {
        text += part;
        if (text.length >= chunkSize) {
          yield text;
          text = '';
        }
      }
    }
  }
  yield text;
}
