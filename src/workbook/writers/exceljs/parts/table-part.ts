import { columnNumber, columnLetters } from '../../../index';
import { childrenOf, documentXml, parseXml, type Element } from '../xml/tree';
import type { PackageSource } from './package';
import { readRelationships } from './relationships';

/** A rectangle of cells; columns from 0, rows from 1, both ends included. */
export interface Area {
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly lastColumn: number;
  readonly lastRow: number;
}

/** The part that describes one table of a sheet. */
export interface TablePart {
  readonly part: string;
  readonly document: Element;
  readonly name: string;
  readonly area: Area;
  readonly headerRows: number;
  readonly totalsRows: number;
}

const areaText = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/i;

/** Reads `B2:D9` or `B2`. */
export function readArea(text: string): Area | undefined {
  const match = areaText.exec(text.trim());
  if (!match) return undefined;
  const [, left = '', top = '', right = left, bottom = top] = match;
  return {
    firstColumn: columnNumber(left.toUpperCase()),
    firstRow: Number(top),
    lastColumn: columnNumber(right.toUpperCase()),
    lastRow: Number(bottom),
  };
}

export function areaName(area: Area): string {
  return `${columnLetters(area.firstColumn)}${String(area.firstRow)}:${columnLetters(area.lastColumn)}${String(area.lastRow)}`;
}

/** The tables of a sheet. */
export async function readTableParts(source: PackageSource, sheetPart: string): Promise<readonly TablePart[]> {
  const relationships = await readRelationships(source, sheetPart);
  const parts: TablePart[] = [];
  for (const { type, part } of relationships) {
    if (type !== 'table' || !source.names.includes(part)) continue;
    const document = parseXml(await source.text(part));
    const area = readArea(document.attributes['ref'] ?? '');
    const name = document.attributes['name'] ?? document.attributes['displayName'];
    if (!area || name === undefined) continue;
    parts.push({
      part,
      document,
      name,
      area,
      headerRows: Number(document.attributes['headerRowCount'] ?? '1'),
      totalsRows: Number(document.attributes['totalsRowCount'] ?? '0'),
    });
  }
  return parts;
}

/** The table's part with more rows and other headers. The name of a table's column must be its header's text. */
export function tableXml(table: TablePart, lastRow: number, headers: ReadonlyMap<number, string>): string {
  const area = { ...table.area, lastRow };
  const document: Element = { ...table.document, attributes: { ...table.document.attributes, ref: areaName(area) } };
  const filterArea = areaName({ ...area, lastRow: lastRow - table.totalsRows });
  document.children = document.children.map((child) => {
    if (typeof child === 'string') return child;
    if (child.name.endsWith('autoFilter')) return { ...child, attributes: { ...child.attributes, ref: filterArea } };
    return child.name.endsWith('tableColumns') ? withHeaders(child, table.area.firstColumn, headers) : child;
  });
  return documentXml(document);
}

function withHeaders(columns: Element, firstColumn: number, headers: ReadonlyMap<number, string>): Element {
  const named = childrenOf(columns, 'tableColumn').map((column, index) => {
    const header = headers.get(firstColumn + index);
    return header === undefined ? column : { ...column, attributes: { ...column.attributes, name: header } };
  });
  return { ...columns, children: [...named] };
}
