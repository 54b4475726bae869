import type { Area } from '../model/area';
import type { TablePart, TableReference } from './reference';
import type { FormulaScope, ScopeTable } from './scope';

const partNames: Readonly<Record<string, TablePart>> = {
  '#all': 'All',
  '#data': 'Data',
  '#headers': 'Headers',
  '#totals': 'Totals',
};

const unescaped = (text: string): string => text.replace(/'(.)/gs, '$1');
const escaped = (name: string): string => name.replace(/[[\]#'@]/g, "'$&");

/** Parts between the outer brackets: `[#Headers],[A]:[B]` has three, `A` one. */
function innerParts(text: string): readonly string[] | undefined {
  const inner = text.slice(1, -1);
  if (!inner.includes('[')) return [inner];
  const parts: string[] = [];
  let rest = inner.trim();
  if (rest.startsWith('@')) {
    parts.push('@');
    rest = rest.slice(1);
  }
  while (rest !== '') {
    const match = /^\s*([,:])?\s*\[((?:'.|[^\]'])*)\]\s*/s.exec(rest);
    if (!match) return undefined;
    parts.push(`${match[1] === ':' ? ':' : ''}[${match[2] ?? ''}`);
    rest = rest.slice(match[0].length);
  }
  return parts;
}

/** Reads what stands in brackets behind a table's name; undefined where the table has no such part. */
export function readTableReference(table: ScopeTable, own: boolean, brackets: string): TableReference | undefined {
  const columnId = (name: string): number | undefined =>
    table.columns.find((column) => column.name.toLowerCase() === unescaped(name).toLowerCase())?.id;
  const parts: TablePart[] = [];
  let thisRow = false;
  const columns: number[] = [];
  for (const found of innerParts(brackets) ?? ['#?']) {
    let text = found.replace(/^:?\[/, '');
    if (found === '@') {
      thisRow = true;
      continue;
    }
    if (!found.startsWith('[') && !found.startsWith(':') && text.startsWith('@')) {
      thisRow = true;
      text = text.slice(1);
    }
    if (text === '') continue;
    const part = partNames[text.trim().toLowerCase()];
    if (part) parts.push(part);
    else if (text.trim().toLowerCase() === '#this row') thisRow = true;
    else {
      const id = columnId(text) ?? columnId(text.trim());
      if (id === undefined) return undefined;
      columns.push(id);
    }
  }
  if (columns.length > 2) return undefined;
  return { kind: 'table', tableId: table.id, own, parts, from: columns[0], to: columns[1] ?? columns[0], thisRow };
}

/** The reference as it is written with the names of now. */
export function tableReferenceText(reference: TableReference, scope: FormulaScope): string {
  const table = scope.table(reference.tableId);
  const nameOf = (id: number): string | undefined => table?.columns.find((column) => column.id === id)?.name;
  const { from, to, parts, thisRow, own } = reference;
  const first = from === undefined ? undefined : nameOf(from);
  const last = to === undefined ? undefined : nameOf(to);
  if (!table || (from !== undefined && (first === undefined || last === undefined))) return '#REF!';
  const name = own ? '' : table.name;
  const columns =
    first === undefined ? '' : first === last ? `[${escaped(first)}]` : `[${escaped(first)}]:[${escaped(last ?? '')}]`;
  if (thisRow) {
    if (first === undefined) return `${name}[@]`;
    const simple = first === last && /^[\p{L}\p{N}_]+$/u.test(first);
    return simple ? `${name}[@${first}]` : `${name}[@${columns}]`;
  }
  if (parts.length === 0) {
    if (first === undefined) return own ? `${name}[]` : name;
    return first === last ? `${name}${columns}` : `${name}[${columns}]`;
  }
  const list = [...parts.map((part) => `[#${part}]`), ...(columns === '' ? [] : [columns])];
  return list.length === 1 && columns === '' ? `${name}${list.join('')}` : `${name}[${list.join(',')}]`;
}

/** The cells of a table that a reference means in a formula of this cell. */
export function tableReferenceArea(
  reference: TableReference,
  scope: FormulaScope,
  row: number,
): { readonly sheetId: string; readonly area: Area } | undefined {
  const table = scope.table(reference.tableId);
  if (!table) return undefined;
  const indexOf = (id: number | undefined, otherwise: number): number =>
    id === undefined ? otherwise : table.columns.findIndex((column) => column.id === id);
  const a = indexOf(reference.from, 0);
  const b = indexOf(reference.to, table.columns.length - 1);
  if (a < 0 || b < 0) return undefined;
  const column = table.area.column + Math.min(a, b);
  const columns = Math.abs(b - a) + 1;
  if (reference.thisRow) {
    const { bodyArea } = table;
    if (row < bodyArea.row || row >= bodyArea.row + bodyArea.rows) return undefined;
    return { sheetId: table.sheetId, area: { row, column, rows: 1, columns } };
  }
  const areas = (reference.parts.length === 0 ? (['Data'] as const) : reference.parts).map((part) => {
    if (part === 'All') return table.area;
    if (part === 'Data') return table.bodyArea;
    return part === 'Headers' ? table.headerArea : table.totalsArea;
  });
  const known = areas.filter((area) => area !== undefined);
  const top = known.reduce<number>((least, area) => Math.min(least, area.row), Infinity);
  const bottom = known.reduce<number>((most, area) => Math.max(most, area.row + area.rows), 0);
  if (known.length < areas.length || bottom <= top) return undefined;
  return { sheetId: table.sheetId, area: { row: top, column, rows: bottom - top, columns } };
}
