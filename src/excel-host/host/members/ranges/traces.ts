import { type TracedCells } from '../../../model';
import { type CellRange } from '../../cell-range';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Method } from '../../object-type';

const trace =
  (find: (range: CellRange, host: Host) => readonly TracedCells[]): Method<CellRange> =>
  (range, _, host) => {
    const found = find(range, host);
    // "If there are no … cells, an ItemNotFound error will be thrown."
    if (found.length === 0) throw new HostError('ItemNotFound');
    return host.workbookRangeAreas(found.map(({ sheetId, areas }) => host.cells(sheetId, ...areas)));
  };

/** Members of `Range` that follow formulas, to what they read and to what reads them. */
export const traces: Readonly<Record<string, Method<CellRange>>> = {
  GetDependents: trace(({ sheetId, areas }, { workbook }) => workbook.dependents(sheetId, areas, true)),
  GetDirectDependents: trace(({ sheetId, areas }, { workbook }) => workbook.dependents(sheetId, areas, false)),
  GetDirectPrecedents: trace(({ sheetId, areas }, { workbook }) => workbook.precedents(sheetId, areas, false)),
  GetPrecedents: trace(({ sheetId, areas }, { workbook }) => workbook.precedents(sheetId, areas, true)),
};
