import { isFormula, wordsIn, type TableEdit } from '../../../index';
import { keyColumnsOf, type CellBlock } from './cell-block';

/** Columns into which the edit writes formulas, and in which nothing stands yet. */
function newFormulaColumns({ found, changes, added }: TableEdit): readonly number[] {
  const columns = new Set<number>();
  for (const cells of [...changes.values(), ...added.values()]) {
    cells.forEach((cell, at) => {
      if (cell !== null && cell !== undefined && isFormula(cell)) columns.add(at);
    });
  }
  const body = found.sheet.rows.filter((row) => row.number > found.headerRow);
  return [...columns].filter((at) => body.every((row) => wordsIn(row.cells[at]) === ''));
}

/**
 * Cells to be emptied after the first formulas of a column were written. Excel takes the first formula in an empty column
 * of a table for that of all rows and fills it in (a calculated column); a row that was not checked must not say that it was.
 */
export function emptiedBlocks(edit: TableEdit): readonly CellBlock[] {
  const { found, changes, added, lastRow } = edit;
  const keyColumns = keyColumnsOf(edit);
  const rows = new Map(found.sheet.rows.map((row) => [row.number, row]));
  return newFormulaColumns(edit).flatMap((column) => {
    const blocks: { first: number; keys: string[][] }[] = [];
    let open: { first: number; keys: string[][] } | undefined;
    for (let number = found.headerRow + 1; number <= lastRow; number += 1) {
      const cell = (changes.get(number) ?? added.get(number))?.[column];
      if (cell !== undefined) open = undefined;
      else {
        if (!open) blocks.push((open = { first: number, keys: [] }));
        open.keys.push(keyColumns.map((at) => wordsIn(rows.get(number)?.cells[at])));
      }
    }
    return blocks.map(({ first, keys }): CellBlock => ({
      firstRow: first,
      lastRow: first + keys.length - 1,
      firstColumn: column,
      lastColumn: column,
      values: keys.map(() => ['']),
      keys,
      isNew: false,
      bytes: keys.length * 16,
    }));
  });
}
