import {
  blockLooks,
  numberFormats,
  planFill,
  settingsLayout,
  stylesOf,
  tableKeys,
  tableSchemas,
  type ColumnSchema,
} from '../../../index';
import { rangeOf, type Area } from '../excel-run';
import { textEntry } from '../writing/entered-value';
import { forAll } from './formats';
import { drawLook } from './looks';

type Sample = (cell: Excel.Range) => void;

const quotedSuffix = '-quoted';

function drawColumnLook(cell: Excel.Range, { kind, group }: ColumnSchema): void {
  cell.numberFormat = forAll(numberFormats[kind]);
  cell.format.verticalAlignment = 'Top';
  if (kind === 'prose') cell.format.wrapText = true;
  if (group === 'P') cell.format.fill.color = `#${planFill}`;
}

function samples(): ReadonlyMap<string, Sample> {
  const all = new Map<string, Sample>();
  for (const key of tableKeys) {
    for (const column of tableSchemas[key].columns) {
      for (const name of stylesOf([column])) {
        all.set(name, (cell) => {
          drawColumnLook(cell, column);
          // An apostrophe before nothing: the mark of a quoted text alone.
          if (name.endsWith(quotedSuffix)) cell.values = forAll("'");
        });
      }
    }
  }
  for (const look of blockLooks) {
    all.set(look, (cell) => {
      drawLook(cell, look);
    });
  }
  return all;
}

/**
 * One cell of every look beside its name: the file writer takes the looks of new cells from there when the workbook is
 * worked on without Excel later.
 */
export function drawStyleSamples(sheet: Excel.Worksheet): void {
  [...samples()].forEach(([name, draw], index) => {
    const cell = (column: number): Excel.Range => {
      const area: Area = { firstRow: index + 2, lastRow: index + 2, firstColumn: column, lastColumn: column };
      return rangeOf(sheet, area);
    };
    cell(settingsLayout.styles).values = forAll(textEntry(name));
    draw(cell(settingsLayout.styles + 1));
  });
}
