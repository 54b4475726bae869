import { type Area, parseArea, parseCell, splitAddress, wholeSheet, type Sheet } from '../../../model';
import { CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, type HostObject, isHostObject } from '../../object-type';
import { text } from '../input';

const oneArea = (address: string): Area | undefined => {
  const cell = parseCell(address);
  return cell === undefined ? parseArea(address) : { ...cell, rows: 1, columns: 1 };
};

/** Cells by what names them: an address, a name of the workbook or the sheet, or a table. */
export function findCells(host: Host, sheet: Sheet | undefined, address: string): CellRange | undefined {
  const { sheet: named, rest } = splitAddress(address.trim().replace(/^=/u, ''));
  const at = named === undefined ? sheet : host.workbook.sheets.find(named);
  if (named !== undefined && at === undefined) return undefined;
  const area = oneArea(rest);
  if (area !== undefined) return new CellRange(host.workbook, at ?? host.workbook.sheets.active, [area]);
  const names = [at?.names, host.workbook.names].flatMap((store) => {
    const item = store?.find(rest);
    const found = item === undefined ? undefined : store?.area(item);
    return found === undefined ? [] : [found];
  });
  const [byName] = names;
  if (byName !== undefined) return host.cells(byName.sheetId, byName.area);
  const table = host.workbook.tables.find(rest);
  return table === undefined ? undefined : host.cells(table.sheetId, table.bodyArea);
}

/** What `getRange` takes: an address or a name; nothing stands for the whole sheet. */
export function cellsAt(host: Host, sheet: Sheet | undefined, address: Argument | undefined): CellRange {
  if (address == null || address === '') {
    return new CellRange(host.workbook, sheet ?? host.workbook.sheets.active, [wholeSheet]);
  }
  const found = findCells(host, sheet, text(address));
  if (found === undefined) throw new HostError('InvalidArgument');
  return found;
}

/** What a member takes that asks for a range: the object, or its address. */
export function rangeOf(host: Host, value: Argument | undefined, sheet?: Sheet): CellRange {
  if (!isHostObject(value)) return cellsAt(host, sheet, text(value));
  const range = targetRange(host, value);
  if (range === undefined) throw new HostError('InvalidArgument');
  return range;
}

/** The cells of an object that is a range or several. */
export function targetRange(host: Host, object: HostObject): CellRange | undefined {
  return host.rangeTypes.map((type) => object.as(type)).find((range) => range !== undefined);
}

/** Several areas with commas between them, all of one sheet. */
export function areasAt(host: Host, sheet: Sheet, addresses: string): CellRange {
  const found = addresses.split(/[,;]/u).map((address) => cellsAt(host, sheet, address));
  if (found.some((range) => range.sheetId !== sheet.id)) throw new HostError('InvalidArgument');
  return new CellRange(
    host.workbook,
    sheet,
    found.map((range) => range.area),
  );
}
