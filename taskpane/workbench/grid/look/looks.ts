import type { CellFormat, CellValue, Sheet } from '../../../../src/excel-host';

/** What is drawn of a cell. */
export interface CellLook {
  readonly value: CellValue;
  readonly format: CellFormat;
  readonly text: string;
}

/** Columns of a sheet: a row and a column make one number. */
const columns = 16_384;
/** Milliseconds of a frame that conditional formats may take; what is left waits for the next one. */
const budget = 8;
/** More cells than this are not remembered: they are out of view. */
const mostKnown = 60_000;

/**
 * The looks of cells, each worked out once for what the sheet holds now. A conditional format may count ten thousand
 * rows for every cell it colours: no frame waits for all of them. Until its turn comes, a cell has the look that it had
 * before, or its own one.
 */
export class Looks {
  /** Rows with cells whose turn has not come. */
  readonly unfinished = new Set<number>();
  private readonly known = new Map<number, CellLook>();
  private until = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly now: () => number,
    /** Looks of the same sheet before it was changed. */
    private readonly before?: Looks,
  ) {}

  /** A frame begins. */
  begin(): void {
    this.until = this.now() + budget;
    if (this.known.size > mostKnown) this.known.clear();
  }

  /** A row is drawn: whatever of it has to wait now, says so again. */
  beginRow(row: number): void {
    this.unfinished.delete(row);
  }

  at(row: number, column: number): CellLook {
    const key = row * columns + column;
    const known = this.known.get(key);
    if (known) return known;
    const value = this.sheet.value(row, column);
    if (this.now() < this.until) {
      const look = this.complete(row, column, value);
      this.known.set(key, look);
      return look;
    }
    this.unfinished.add(row);
    const format = this.before?.known.get(key)?.format ?? this.sheet.format(row, column);
    return { value, format, text: this.plainText(row, column, value) };
  }

  private complete(row: number, column: number, value: CellValue): CellLook {
    const { sheet } = this;
    const format = sheet.shownFormat(row, column);
    // Conditions are judged once more for the text only where one of them brings a number format.
    const plain = value === undefined || format.numberFormat === sheet.format(row, column).numberFormat;
    return { value, format, text: plain ? this.plainText(row, column, value) : sheet.shownText(row, column) };
  }

  private plainText(row: number, column: number, value: CellValue): string {
    return value === undefined ? '' : this.sheet.text(row, column);
  }
}
