import { Problem, type Day, type ProblemCode, type ProblemValues } from '../../../base';
import type { Locale } from '../../../messages';
import type { ChoiceList } from '../../schema/choice-list';
import { daysTo1904, dayOfSerial, instantOfSerial, serialOfText } from '../cells/date-serial';
import { isErrorCell, isNotCalculated, wordsIn, type GridRow, type MergedCells, type ReadCell } from '../cells/grid';
import { codeOfLabel } from '../labels';
import { numberOfText } from '../cells/number-text';
import { sheetTexts } from '../texts';

/** What the cells of a table are read with. */
export interface TableReading {
  /** Name of the sheet as the agent sees it. */
  readonly sheet: string;
  readonly columns: ReadonlyMap<string, number>;
  /** Header of a column as the agent sees it. */
  readonly headerOf: (key: string) => string;
  readonly locale: Locale;
  readonly from1904: boolean;
  readonly merged: readonly MergedCells[];
  readonly problems: Problem[];
}

/**
 * Reads the cells of one row. The strict readers are for what an agent or a program may have entered: a cell that
 * cannot be read is told as a problem, by sheet, row and header, and read as empty. The lenient ones (`seen…`) are for
 * cells that are restored from the service anyway.
 */
export class RowReader {
  constructor(
    private readonly reading: TableReading,
    private readonly row: GridRow,
  ) {}

  get number(): number {
    return this.row.number;
  }

  cell(key: string): ReadCell {
    const column = this.reading.columns.get(key);
    return column === undefined ? undefined : this.row.cells[column];
  }

  problem(code: ProblemCode, key: string, values: ProblemValues = {}): void {
    const place = { sheet: this.reading.sheet, row: this.row.number, column: this.reading.headerOf(key) };
    this.reading.problems.push(new Problem(code, { ...place, ...values }));
  }

  /** A text of the agent. */
  text(key: string): string {
    const cell = this.sound(key);
    return cell === undefined ? '' : String(cell);
  }

  whole(key: string, minimum: number, maximum: number): number | undefined {
    const cell = this.sound(key);
    if (cell === undefined || wordsIn(cell) === '') return undefined;
    const value = typeof cell === 'string' ? numberOfText(cell) : cell;
    const date = typeof cell === 'number' ? this.dateIn(key, cell) : undefined;
    // Whoever sees a date in the cell has not entered the count that the number behind it would make.
    if (date !== undefined) this.refuse('cell-not-number', key, { value: date });
    else if (typeof value !== 'number') this.refuse('cell-not-number', key);
    else if (!Number.isInteger(value)) this.refuse('cell-not-whole', key);
    else if (value < minimum || value > maximum) this.refuse('cell-out-of-range', key, { minimum, maximum });
    else return value;
    return undefined;
  }

  choice<Code extends string>(list: ChoiceList<Code>, key: string): Code | undefined {
    const cell = this.sound(key);
    const words = wordsIn(cell);
    if (words === '') return undefined;
    const code = typeof cell === 'boolean' ? this.truth(list, cell) : codeOfLabel(list, words, this.reading.locale);
    if (code !== undefined) return code;
    const texts = sheetTexts(this.reading.locale);
    this.refuse('cell-not-choice', key, {
      choices: (list.offered ?? list.codes).map((offered) => texts.label(list, offered)),
    });
    return undefined;
  }

  instant(key: string): string | undefined {
    const cell = this.sound(key);
    if (cell === undefined || wordsIn(cell) === '') return undefined;
    const instant = this.instantIn(cell);
    if (instant === undefined) this.refuse('cell-not-date', key);
    return instant;
  }

  seenText(key: string): string {
    const cell = this.cell(key);
    return cell === undefined || isErrorCell(cell) ? '' : String(cell);
  }

  seenNumber(key: string): number | undefined {
    const cell = this.cell(key);
    if (typeof cell === 'number') return cell;
    return typeof cell === 'string' ? numberOfText(cell) : undefined;
  }

  seenChoice<Code extends string>(list: ChoiceList<Code>, key: string): Code | undefined {
    const cell = this.cell(key);
    if (typeof cell === 'boolean') return this.truth(list, cell);
    const words = wordsIn(cell);
    return words === '' ? undefined : codeOfLabel(list, words, this.reading.locale);
  }

  seenInstant(key: string): string | undefined {
    return this.instantIn(this.cell(key));
  }

  seenDay(key: string): Day | undefined {
    const serial = this.serialIn(this.cell(key));
    return serial === undefined ? undefined : dayOfSerial(serial);
  }

  /** The cell, or undefined where it is empty, holds an error or is hidden by a merge, which is told. */
  private sound(key: string): Exclude<ReadCell, object> {
    const cell = this.cell(key);
    if (isErrorCell(cell)) {
      this.problem(isNotCalculated(cell) ? 'cell-not-calculated' : 'cell-error', key, {
        value: cell.error.slice(0, 100),
      });
      return undefined;
    }
    if (cell === undefined && this.isMerged(key)) this.problem('cell-merged', key);
    return cell;
  }

  /** Whether the cell shows what another one holds: a merge keeps its first cell only. */
  private isMerged(key: string): boolean {
    const column = this.reading.columns.get(key) ?? -1;
    const { number } = this.row;
    return this.reading.merged.some(
      ({ firstRow, lastRow, firstColumn, lastColumn }) =>
        number >= firstRow && number <= lastRow && column >= firstColumn && column <= lastColumn,
    );
  }

  private refuse(code: ProblemCode, key: string, values: ProblemValues = {}): void {
    this.problem(code, key, { value: wordsIn(this.cell(key)).slice(0, 100), ...values });
  }

  /** What a cell shows whose number is formatted as a date; undefined: it is not. */
  private dateIn(key: string, value: number): string | undefined {
    const column = this.reading.columns.get(key) ?? -1;
    if (this.row.dates?.includes(column) !== true) return undefined;
    return this.seenDay(key) ?? String(value);
  }

  /** A tick box or a TRUE in a list of yes and no. */
  private truth<Code extends string>(list: ChoiceList<Code>, value: boolean): Code | undefined {
    return list.codes.find((code) => code === (value ? 'yes' : 'no'));
  }

  /** Serial number in the 1900 system. */
  private serialIn(cell: ReadCell): number | undefined {
    if (typeof cell === 'number') return this.reading.from1904 ? cell + daysTo1904 : cell;
    return typeof cell === 'string' ? serialOfText(cell) : undefined;
  }

  private instantIn(cell: ReadCell): string | undefined {
    const serial = this.serialIn(cell);
    return serial === undefined ? undefined : instantOfSerial(serial);
  }
}
