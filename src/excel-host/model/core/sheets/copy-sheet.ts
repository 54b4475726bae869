import { wholeSheet } from '../../area';
import type { SheetCore } from './sheet-core';
import { freeTableName } from '../tables/table-names';

/** Gives a new sheet everything that another one has; tables get names of their own (`Worksheet.copy`). */
export function copySheet(source: SheetCore, target: SheetCore): void {
  const { workbook, state, store } = source;
  for (let column = 0; column < store.columnCount; column += 1) target.store.setColumn(column, store.column(column));
  store.eachRow(wholeSheet, (line, row) => {
    const { format, size, hidden, filtered, outlineLevel } = line;
    target.store.setRow(row, { format, size, hidden, filtered, outlineLevel });
    const width = Math.max(line.values.length, line.formats?.length ?? 0);
    for (let column = 0; column < width; column += 1) {
      const content = store.content(row, column);
      if (content.value !== undefined || content.formula || content.format !== undefined)
        target.store.set(row, column, content);
    }
  });
  target.update({
    ...state,
    name: target.name,
    visibility: 'Visible',
    tables: [],
    comments: [],
    bindings: [],
    protection: undefined,
  });
  for (const table of state.tables) {
    const name = freeTableName(workbook, table.name.replace(/\d+$/, ''));
    target.update({ tables: [...target.state.tables, { ...table, id: workbook.nextId('T-'), name }] });
  }
  target.update({
    conditionalFormats: state.conditionalFormats.map((format) => ({ ...format, id: workbook.nextId('CF-') })),
    notes: state.notes.map((note) => ({ ...note, id: workbook.nextId('NOTE-') })),
    charts: state.charts.map((chart) => ({ ...chart, id: workbook.nextId('CHART-') })),
  });
}
