import { columnLetters } from './grid';

/** Puts cells into a formula: `{key}` is the column's cell in that row, `{key:column}` the whole column. */
export function formulaFor(template: string, columns: ReadonlyMap<string, number>, row: number): string {
  return template.replace(/\{(\w+)(:column)?\}/g, (_, key: string, whole: string | undefined) => {
    const column = columns.get(key);
    if (column === undefined) return '#REF!';
    const letters = columnLetters(column);
    return whole === undefined ? `$${letters}${String(row)}` : `$${letters}:$${letters}`;
  });
}

/** A sheet's name as a formula spells it. */
export function quotedSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
