import { type Sheet, type Visibility } from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type HostObject, isHostObject, type ObjectType } from '../../object-type';
import { autoFilterType } from '../tables/auto-filter';
import { chartCollectionType } from '../charts/chart';
import { commentCollectionType } from '../comment';
import { worksheetCustomPropertyCollectionType } from '../document';
import { registrations } from '../event-members';
import { freezePanesType } from './freeze-panes';
import { boolean, color, integer, number, oneOf, optionalBoolean, optionalFields, optionalText, text } from '../input';
import { areasAt, cellsAt } from '../ranges/lookup';
import { namedItemCollectionType } from '../named-item';
import { pageBreakCollectionType } from './page-break';
import { pageLayoutType } from './page-layout';
import { worksheetProtectionType } from './protection';
import { findAll, searchOptions } from '../ranges/search';
import { tableCollectionType } from '../tables/table';

const visibilities = ['Visible', 'Hidden', 'VeryHidden'] as const satisfies readonly Visibility[];

/** A sheet that is still there: the handle outlives it. */
function present(sheet: Sheet, host: Host): Sheet {
  if (host.workbook.sheets.find(sheet.id) === undefined) throw new HostError('ItemNotFound');
  return sheet;
}

const usedRange = (sheet: Sheet, valuesOnly: Argument | undefined, host: Host) => {
  const area = present(sheet, host).usedArea(optionalBoolean(valuesOnly) ?? false);
  return area === undefined ? undefined : host.range(host.cells(sheet.id, area));
};

function neighbour(sheet: Sheet, step: 1 | -1, visibleOnly: Argument | undefined, host: Host): Sheet | undefined {
  const sheets = host.workbook.sheets.list();
  const wanted = optionalBoolean(visibleOnly) ?? false;
  let at = sheet.position + step;
  while (sheets[at] !== undefined && wanted && sheets[at]?.visibility !== 'Visible') at += step;
  return sheets[at];
}

function must(sheet: Sheet | undefined): HostObject {
  if (sheet === undefined) throw new HostError('ItemNotFound');
  return hostObject(worksheetType, sheet);
}

const orNull = (sheet: Sheet | undefined) => (sheet === undefined ? null : hostObject(worksheetType, sheet));

/** Where a copied sheet goes (`Excel.WorksheetPositionType`). */
function copyPosition(kind: Argument | undefined, relativeTo: Argument | undefined, host: Host): number {
  const last = host.workbook.sheets.list().length;
  const reference = isHostObject(relativeTo) ? relativeTo.as(worksheetType) : undefined;
  const chosen = kind == null ? 'None' : oneOf(['None', 'Before', 'After', 'Beginning', 'End'], kind);
  if (chosen === 'Beginning') return 0;
  if (chosen === 'End' || chosen === 'None') return last;
  if (reference === undefined) throw new HostError('InvalidArgument');
  return chosen === 'Before' ? reference.position : reference.position + 1;
}

const setGridlines = (sheet: Sheet, shown: Argument) => sheet.setView({ showGridlines: boolean(shown) });
const setHeadings = (sheet: Sheet, shown: Argument) => sheet.setView({ showHeadings: boolean(shown) });

export const worksheetType: ObjectType<Sheet> = {
  name: 'Worksheet',
  identify: (sheet) => sheet.id,
  properties: {
    Id: { get: (sheet) => sheet.id },
    Name: { get: (sheet, host) => present(sheet, host).name, set: (sheet, name) => sheet.rename(text(name)) },
    Position: {
      get: (sheet, host) => present(sheet, host).position,
      set: (sheet, position, host) => host.workbook.sheets.move(sheet.id, integer(position)),
    },
    Visibility: {
      get: (sheet, host) => present(sheet, host).visibility,
      set: (sheet, visibility) => sheet.setVisibility(oneOf(visibilities, visibility)),
    },
    TabColor: {
      get: (sheet) => sheet.tabColor,
      set: (sheet, value) => sheet.setTabColor(value === '' ? '' : color(value)),
    },
    StandardHeight: { get: (sheet) => sheet.standardHeight },
    StandardWidth: { get: (sheet) => sheet.standardWidth },
    ShowGridlines: { get: (sheet) => sheet.showGridlines, set: setGridlines },
    ShowHeadings: { get: (sheet) => sheet.showHeadings, set: setHeadings },
    // Under these names the library sets what it reads under those above.
    Gridlines: { get: (sheet) => sheet.showGridlines, set: setGridlines },
    Headings: { get: (sheet) => sheet.showHeadings, set: setHeadings },
  },
  navigations: {
    AutoFilter: (sheet) => hostObject(autoFilterType, { of: 'sheet', sheet }),
    Charts: (sheet) => hostObject(chartCollectionType, sheet),
    Comments: (sheet) => hostObject(commentCollectionType, { sheets: () => [sheet], eventTarget: sheet.id }),
    CustomProperties: (sheet) => hostObject(worksheetCustomPropertyCollectionType, sheet),
    FreezePanes: (sheet) => hostObject(freezePanesType, sheet),
    HorizontalPageBreaks: (sheet) => hostObject(pageBreakCollectionType, { sheet, along: 'rows' }),
    Names: (sheet) => hostObject(namedItemCollectionType, { names: sheet.names, sheet }),
    PageLayout: (sheet) => hostObject(pageLayoutType, sheet),
    Protection: (sheet) => hostObject(worksheetProtectionType, sheet),
    Tables: (sheet) => hostObject(tableCollectionType, { tables: sheet.tables, sheet }),
    VerticalPageBreaks: (sheet) => hostObject(pageBreakCollectionType, { sheet, along: 'columns' }),
  },
  methods: {
    Activate: (sheet, _, host) => host.workbook.activate(present(sheet, host).id),
    Calculate: (_sheet, _, host) => host.workbook.calculate('Recalculate'),
    Copy: (sheet, [kind, relativeTo], host) => {
      const position = copyPosition(kind, relativeTo, host);
      return hostObject(worksheetType, host.workbook.sheets.copy(present(sheet, host).id, position));
    },
    Delete: (sheet, _, host) => host.workbook.sheets.remove(present(sheet, host).id),
    FindAll: (sheet, [searched, criteria], host) => {
      const found = findAll(cellsAt(host, sheet, null), text(searched), optionalFields(criteria));
      if (found === undefined) throw new HostError('ItemNotFound');
      return host.rangeAreas(found);
    },
    FindAllOrNullObject: (sheet, [searched, criteria], host) => {
      const found = findAll(cellsAt(host, sheet, null), text(searched), optionalFields(criteria));
      return found === undefined ? null : host.rangeAreas(found);
    },
    GetCell: (sheet, [row, column], host) =>
      host.range(
        host.cells(present(sheet, host).id, { row: integer(row), column: integer(column), rows: 1, columns: 1 }),
      ),
    GetNext: (sheet, [visibleOnly], host) => must(neighbour(sheet, 1, visibleOnly, host)),
    GetNextOrNullObject: (sheet, [visibleOnly], host) => orNull(neighbour(sheet, 1, visibleOnly, host)),
    GetPrevious: (sheet, [visibleOnly], host) => must(neighbour(sheet, -1, visibleOnly, host)),
    GetPreviousOrNullObject: (sheet, [visibleOnly], host) => orNull(neighbour(sheet, -1, visibleOnly, host)),
    GetRange: (sheet, [address], host) => host.range(cellsAt(host, present(sheet, host), address)),
    GetRangeByIndexes: (sheet, [row, column, rows, columns], host) => {
      const area = { row: integer(row), column: integer(column), rows: integer(rows), columns: integer(columns) };
      if (area.rows < 1 || area.columns < 1) throw new HostError('InvalidArgument');
      return host.range(host.cells(present(sheet, host).id, area));
    },
    GetRanges: (sheet, [addresses], host) => {
      const given = optionalText(addresses);
      return host.rangeAreas(
        given === undefined ? cellsAt(host, present(sheet, host), null) : areasAt(host, present(sheet, host), given),
      );
    },
    GetUsedRange: (sheet, [valuesOnly], host) =>
      // A blank sheet answers its first cell ("Worksheet.getUsedRange").
      usedRange(sheet, valuesOnly, host) ?? host.range(cellsAt(host, sheet, 'A1')),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly], host) => usedRange(sheet, valuesOnly, host) ?? null,
    ReplaceAll: (sheet, [searched, replacement, criteria], host) => {
      const within = present(sheet, host).usedArea();
      if (within === undefined) return 0;
      return sheet.replaceAll(text(searched), text(replacement), within, searchOptions(optionalFields(criteria)));
    },
    ShowOutlineLevels: (sheet, [rows, columns]) => sheet.showOutline(number(rows), number(columns)),
    _GetAnotherWorksheetById: (_sheet, [id], host) => must(host.workbook.sheets.find(text(id))),
    _GetSheetById: (_sheet, [id], host) => must(host.workbook.sheets.find(text(id))),
    ...registrations<Sheet>((sheet) => sheet.id, {
      ActivatedEvent: 'worksheetActivated',
      CalculatedEvent: 'worksheetCalculated',
      ColumnSortedEvent: 'worksheetColumnSorted',
      DataChangedEvent: 'worksheetChanged',
      DeactivatedEvent: 'worksheetDeactivated',
      EventNameChanged: 'worksheetNameChanged',
      EventVisibilityChanged: 'worksheetVisibilityChanged',
      FormatChangedEvent: 'worksheetFormatChanged',
      FormulaChangedEvent: 'worksheetFormulaChanged',
      SingleClickedEvent: 'worksheetSingleClicked',
      ProtectionChangedEvent: 'worksheetProtectionChanged',
      RowHiddenChangedEvent: 'worksheetRowHiddenChanged',
      RowSortedEvent: 'worksheetRowSorted',
      SelectionChangedEvent: 'worksheetSelectionChanged',
    }),
  },
};

const visibleOf = (visibleOnly: Argument | undefined, host: Host) => {
  const sheets = host.workbook.sheets.list();
  return optionalBoolean(visibleOnly) === true ? sheets.filter((sheet) => sheet.visibility === 'Visible') : sheets;
};

export const worksheetCollectionType: ObjectType<Host> = {
  name: 'WorksheetCollection',
  collection: {
    itemType: () => worksheetType,
    items: (_target, host) => host.workbook.sheets.list().map((sheet) => hostObject(worksheetType, sheet)),
    find: (_target, key, host) => orNull(host.workbook.sheets.find(text(key))),
  },
  methods: {
    Add: (_target, [name], host) => hostObject(worksheetType, host.workbook.sheets.add(optionalText(name))),
    GetActiveWorksheet: (_target, _, host) => hostObject(worksheetType, host.workbook.sheets.active),
    GetCount: (_target, [visibleOnly], host) => visibleOf(visibleOnly, host).length,
    GetFirst: (_target, [visibleOnly], host) => must(visibleOf(visibleOnly, host)[0]),
    GetLast: (_target, [visibleOnly], host) => must(visibleOf(visibleOnly, host).at(-1)),
    GetItemOrNullObject: (_target, [key], host) => orNull(host.workbook.sheets.find(text(key))),
    ...registrations<Host>(() => 'Workbook', {
      ActivatedEvent: 'worksheetActivated',
      AddedEvent: 'worksheetAdded',
      CalculatedEvent: 'worksheetCalculated',
      ColumnSortedEvent: 'worksheetColumnSorted',
      DataChangedEvent: 'worksheetChanged',
      DeactivatedEvent: 'worksheetDeactivated',
      DeletedEvent: 'worksheetDeleted',
      EventMoved: 'worksheetMoved',
      EventNameChanged: 'worksheetNameChanged',
      EventVisibilityChanged: 'worksheetVisibilityChanged',
      FormatChangedEvent: 'worksheetFormatChanged',
      FormulaChangedEvent: 'worksheetFormulaChanged',
      SingleClickedEvent: 'worksheetSingleClicked',
      ProtectionChangedEvent: 'worksheetProtectionChanged',
      RowHiddenChangedEvent: 'worksheetRowHiddenChanged',
      RowSortedEvent: 'worksheetRowSorted',
      SelectionChangedEvent: 'worksheetSelectionChanged',
    }),
  },
};
