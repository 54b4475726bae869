import { intersection, type Area } from '../../area';
import { formattedText } from '../../text/format-text';
import { namesColumns, throughRenaming } from '../formulas/respell';
import { folded } from '../workbook-core';
import type { SheetCore } from '../sheets/sheet-core';
import { headerOf, type TableState } from '../states';
import { columnNameFor, uniqueColumnName } from './table-names';

/** A header holds a text: whatever is written there becomes one, another one of the same spelling gets a number. */
function headerName(sheet: SheetCore, table: TableState, index: number, others: readonly string[]): string {
  const header = headerOf(table);
  const value = header && sheet.store.value(header.row, header.column + index);
  const text = formattedText(value, 'General', sheet.workbook.locale);
  return text === '' ? columnNameFor(others, index) : uniqueColumnName(others, text);
}

/** After header cells were written: columns are called what they hold, and they hold what a header can. */
export function syncHeaders(sheet: SheetCore, area: Area): void {
  for (const table of sheet.state.tables) {
    const header = headerOf(table);
    const common = header && intersection(header, area);
    if (!header || !common) continue;
    const columns = [...table.columns];
    for (
      let index = common.column - header.column;
      index < common.column + common.columns - header.column;
      index += 1
    ) {
      const column = columns[index];
      if (!column) continue;
      const others = columns.filter((one) => one !== column).map((one) => one.name);
      const name = headerName(sheet, table, index, others);
      columns[index] = { ...column, name };
      const content = sheet.store.content(header.row, header.column + index);
      if (content.value !== name || content.formula) {
        sheet.store.set(header.row, header.column + index, { ...content, value: name, formula: undefined });
      }
    }
    if (columns.some((column, index) => column.name !== table.columns[index]?.name)) {
      throughRenaming(sheet.workbook, () => sheet.updateTable(table.id, { columns }), namesColumns);
    }
  }
}

/** Names for the columns of a new table, from its header row or made up. */
export function columnNames(texts: readonly string[]): readonly string[] {
  const names: string[] = [];
  texts.forEach((text, index) => {
    const later = texts.slice(index + 1).filter((other) => folded(other) !== folded(text));
    names.push(text === '' ? columnNameFor([...names, ...later], index) : uniqueColumnName(names, text));
  });
  return names;
}
