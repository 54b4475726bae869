import { Problem } from '../../../../base';
import { wordsIn, type ColumnSchema } from '../../../index';
import { atRest, type Context } from '../excel-run';
import { readWorkbook } from '../reading/read-workbook';
import type { CellBlock } from './cell-block';
import { textEntry, type Entered } from './entered-value';
import { isRight, misplacedRows, writeGuarded, type BlockTarget, type Witness } from './guarded-blocks';

/** So often rows may move under what is being put back until it is given up. */
const attempts = 3;

const textKinds = new Set(['text', 'prose', 'id', 'plan']);

/** A content as it is entered again. Words of the service are no formula, whatever they begin with. */
function entryOf(content: Entered, column: ColumnSchema | undefined): Entered {
  if (typeof content !== 'string' || content === '') return content;
  const isText = column !== undefined && column.group !== 'P' && textKinds.has(column.kind);
  return content.startsWith('=') && !isText ? content : textEntry(content, column?.kind);
}

/** What the key columns of a row show since it was written over. */
function keysNow({ target }: Witness, block: CellBlock, row: number, seen: readonly string[]): readonly string[] {
  return target.keyColumns.map((column, index) => {
    const written = block.values[row]?.[column - block.firstColumn] ?? null;
    return written === null ? (seen[index] ?? '') : wordsIn(written).replace(/^'/, '');
  });
}

/** What went into wrong rows, as blocks that put back what stood there. */
function remediesOf(witness: Witness): readonly CellBlock[] {
  const { headers, target } = witness;
  return witness.blocks.flatMap((witnessed) =>
    misplacedRows(witness, witnessed).map((row): CellBlock => {
      const { firstRow, firstColumn, lastColumn } = witnessed.block;
      const values = (witnessed.before[row] ?? []).map((content, index) =>
        entryOf(content, target.columnUnder(headers[firstColumn + index] ?? '')),
      );
      const number = firstRow + row;
      const keys = [keysNow(witness, witnessed.block, row, witnessed.keys[row] ?? [])];
      return {
        firstRow: number,
        lastRow: number,
        firstColumn,
        lastColumn,
        values: [values],
        keys,
        isNew: false,
        bytes: 0,
      };
    }),
  );
}

/** The same cells where their rows and columns are by now; a row without a key cannot be found again. */
async function relocated(
  context: Context,
  target: BlockTarget,
  remedies: readonly CellBlock[],
): Promise<{ readonly target: BlockTarget; readonly blocks: readonly CellBlock[] }> {
  const { grid, structure } = await readWorkbook(context);
  const name = structure.sheets.find((sheet) => sheet.id === target.sheetId)?.name;
  const rows = grid.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
  const texts = rows.map(({ number, cells }) => ({ number, words: Array.from(cells, wordsIn) }));
  const headers = texts.find(({ number }) => number === target.headerRow)?.words ?? [];
  const now = (column: number): number => headers.indexOf(target.headers[column] ?? '');
  const keyColumns = target.keyColumns.map(now);
  const blocks = remedies.flatMap((remedy) => {
    const [keys = []] = remedy.keys;
    const row = keys.includes('')
      ? undefined
      : texts.find(({ words }) => keys.every((key, index) => words[keyColumns[index] ?? -1] === key));
    if (!row) return [];
    return (remedy.values[0] ?? []).flatMap((value, index): CellBlock[] => {
      const column = now(remedy.firstColumn + index);
      if (column < 0) return [];
      const place = { firstRow: row.number, lastRow: row.number, firstColumn: column, lastColumn: column };
      return [{ ...place, values: [[value]], keys: [keys], isNew: false, bytes: 0 }];
    });
  });
  return { target: { ...target, headers, keyColumns }, blocks };
}

/** Puts back what was written into rows that had moved, found by key once more if they have moved again. */
export async function putBack(context: Context, witness: Witness, left = attempts): Promise<void> {
  if (isRight(witness)) return;
  if (left === 0) throw new Problem('excel-restless');
  const remedies = remediesOf(witness);
  const seen: BlockTarget = { ...witness.target, headers: witness.headers };
  const pending = await atRest(context, () => writeGuarded(context, seen, remedies));
  const outcome = pending();
  if (isRight(outcome)) return;
  await putBack(context, outcome, left - 1);
  const again = await relocated(context, seen, remedies);
  if (again.blocks.length === 0) return;
  const last = await atRest(context, () => writeGuarded(context, again.target, again.blocks));
  await putBack(context, last(), left - 1);
}
