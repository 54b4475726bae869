import { wordsIn, type ColumnSchema, type FoundTable } from '../../../index';
import { rangeOf, type Area, type Context } from '../excel-run';
import { readCell } from '../reading/cell-values';
import type { CellBlock } from './cell-block';
import type { Entered } from './entered-value';

/** Where blocks are written: a sheet, with what its header row and key columns have to show. */
export interface BlockTarget {
  readonly sheetId: string;
  readonly headerRow: number;
  /** Headers as they are thought to be, by column from 0. */
  readonly headers: readonly string[];
  readonly keyColumns: readonly number[];
  /** Our column under a header. */
  readonly columnUnder: (header: string) => ColumnSchema | undefined;
}

/** A block, with what the request that wrote it found in its place directly before. */
export interface WitnessedBlock {
  readonly block: CellBlock;
  /** What the key columns showed, row by row. */
  readonly keys: readonly (readonly string[])[];
  /** What the block's cells held, formulas as such. */
  readonly before: readonly (readonly Entered[])[];
}

/** What a request that wrote into a table saw of it: proof of the right place, or what is needed to take it back. */
export interface Witness {
  readonly target: BlockTarget;
  readonly headers: readonly string[];
  readonly blocks: readonly WitnessedBlock[];
}

const textsOf = (line: readonly unknown[] | undefined): readonly string[] =>
  (line ?? []).map((value) => wordsIn(readCell(value)));

/** The target that a table of ours is, as it was read. */
export function targetOf(found: FoundTable, sheetId: string): BlockTarget {
  const cells = found.sheet.rows.find((row) => row.number === found.headerRow)?.cells ?? [];
  const width = Math.max(...found.columns.values()) + 1;
  const headers = Array.from({ length: width }, (_, column) => wordsIn(cells[column]));
  const byHeader = new Map(
    found.schema.columns.map((column) => [headers[found.columns.get(column.key) ?? -1] ?? '', column]),
  );
  return {
    sheetId,
    headerRow: found.headerRow,
    headers,
    keyColumns: found.schema.keyColumns.flatMap((key) => found.columns.get(key) ?? []),
    columnUnder: (header) => byHeader.get(header),
  };
}

function keyArea({ keyColumns }: BlockTarget, { firstRow, lastRow }: Area): Area {
  return { firstRow, lastRow, firstColumn: Math.min(...keyColumns), lastColumn: Math.max(...keyColumns) };
}

/**
 * Reads what stands in the places of the blocks, then writes the blocks; the witness is there after the next sync. Excel
 * carries out a request as a whole: no edit of the agent comes in between, so what was read is what was written over.
 */
export function writeGuarded(context: Context, target: BlockTarget, blocks: readonly CellBlock[]): () => Witness {
  const sheet = context.workbook.worksheets.getItem(target.sheetId);
  const { headerRow, headers: expected, keyColumns } = target;
  const headerArea = { firstRow: headerRow, lastRow: headerRow, firstColumn: 0, lastColumn: expected.length - 1 };
  const headers = rangeOf(sheet, headerArea).load('values');
  const loaded = blocks.map((block) => ({
    block,
    keys: rangeOf(sheet, keyArea(target, block)).load('values'),
    before: rangeOf(sheet, block).load('formulas'),
  }));
  for (const block of blocks) {
    // The library's arrays can be written to; nobody does.
    rangeOf(sheet, block).values = block.values as Entered[][];
  }
  const firstKey = Math.min(...keyColumns);
  return () => ({
    target,
    // What the library gives as any is cells.
    headers: textsOf((headers.values as readonly unknown[][])[0]),
    blocks: loaded.map(({ block, keys, before }) => ({
      block,
      keys: (keys.values as readonly unknown[][]).map((line) => {
        const texts = textsOf(line);
        return keyColumns.map((column) => texts[column - firstKey] ?? '');
      }),
      before: before.formulas as Entered[][],
    })),
  });
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, index) => text === b[index]);

/** Whether a row was what it was thought to be; a new one goes where nothing stands. */
function isInPlace({ block, keys, before }: WitnessedBlock, row: number): boolean {
  if (!same(block.keys[row] ?? [], keys[row] ?? [])) return false;
  return (
    !block.isNew || (block.values[row] ?? []).every((value, index) => value === null || before[row]?.[index] === '')
  );
}

/** Rows of a witnessed block (from 0) that were not where they were thought to be. */
export function misplacedRows({ target, headers }: Witness, witnessed: WitnessedBlock): readonly number[] {
  const rows = witnessed.block.keys.map((_, row) => row);
  return same(headers, target.headers) ? rows.filter((row) => !isInPlace(witnessed, row)) : rows;
}

/** Whether everything was written where it belongs. */
export function isRight(witness: Witness): boolean {
  return (
    same(witness.headers, witness.target.headers) &&
    witness.blocks.every((witnessed) => misplacedRows(witness, witnessed).length === 0)
  );
}
