import {
  type Area,
  type Binding,
  intersection,
  type Sheet,
  type Table,
  type Workbook,
  type WorkbookEvent,
} from '../model';
import { events } from './xdm-messages';

/** Kinds of bindings by the numbers that the common API has for them; a range is a matrix there. */
const kinds: Readonly<Record<Binding['type'], number>> = { Table: 1, Text: 2, Range: 3 };

interface BoundCells {
  readonly binding: Binding;
  readonly area: Area;
  readonly table: Table | undefined;
}

/** Where a binding lies now: that of a table goes with the table, however large it is. */
function boundCells(sheet: Sheet, binding: Binding): BoundCells | undefined {
  const { area, type } = binding;
  if (area === undefined) return undefined;
  const table =
    type === 'Table' ? sheet.tables.list().find((one) => intersection(one.area, area) !== undefined) : undefined;
  return { binding, area: table?.area ?? area, table };
}

/** A binding as the common API takes it. */
const described = ({ binding, area, table }: BoundCells) => ({
  Name: binding.id,
  BindingType: kinds[binding.type],
  RowCount: table?.bodyArea.rows ?? area.rows,
  ColCount: area.columns,
  HasHeaders: table?.showHeaders ?? false,
});

/** The binding with an id (`Office.context.document.bindings.getByIdAsync`). */
export function bindingNamed(workbook: Workbook, id: unknown): ReturnType<typeof described> | undefined {
  for (const sheet of workbook.sheets.list()) {
    const binding = sheet.bindings.find((one) => one.id === id);
    const cells = binding && boundCells(sheet, binding);
    if (cells !== undefined) return described(cells);
  }
  return undefined;
}

/** An event of a binding: its number, the binding that it is told to, and what is told. */
export interface BindingEvent {
  readonly event: number;
  readonly id: string;
  readonly data: unknown;
}

/** What bindings hear of something that happened in the workbook. */
export function bindingEvents(workbook: Workbook, happened: WorkbookEvent): readonly BindingEvent[] {
  if (happened.type !== 'changed' && happened.type !== 'selectionChanged') return [];
  const sheet = workbook.sheets.find(happened.sheetId);
  return (sheet?.bindings ?? []).flatMap((binding): readonly BindingEvent[] => {
    const cells = sheet && boundCells(sheet, binding);
    const [met] = happened.areas.flatMap((area) => (cells && intersection(area, cells.area)) ?? []);
    if (cells === undefined || met === undefined) return [];
    const source = { ddaBinding: described(cells) };
    if (happened.type === 'changed') return [{ event: events.bindingChanged, id: binding.id, data: source }];
    // Rows are counted from the first one below the headers.
    const first = cells.table?.bodyArea ?? cells.area;
    const subset = {
      startRow: met.row - first.row,
      startColumn: met.column - first.column,
      rowCount: met.rows,
      columnCount: met.columns,
    };
    return [{ event: events.bindingSelected, id: binding.id, data: { ...source, subset } }];
  });
}
