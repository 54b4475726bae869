import { type Binding, overlaps, type Sheet } from '../../model';
import type { Host } from '../host';
import { HostError } from '../host-error';
import { type Argument, hostObject, type HostObject, type ObjectType } from '../object-type';
import { integer, oneOf, text } from './input';
import { rangeOf } from './ranges/lookup';
import { tableType } from './tables/table';

const kinds = ['Range', 'Table', 'Text'] as const satisfies readonly Binding['type'][];

interface BindingOfWorkbook {
  readonly host: Host;
  readonly id: string;
}

const allBindings = ({ workbook }: Host) =>
  workbook.sheets.list().flatMap((sheet) => sheet.bindings.map((binding) => ({ sheet, binding })));

/** Where the binding lies now: the cells go along when others come or go around them. */
function present({ host, id }: BindingOfWorkbook): { readonly sheet: Sheet; readonly binding: Binding } {
  const found = allBindings(host).find(({ binding }) => binding.id === id);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

function cells(target: BindingOfWorkbook) {
  const { sheet, binding } = present(target);
  if (binding.area === undefined) throw new HostError('InvalidBinding');
  return { sheet, type: binding.type, area: binding.area };
}

export const bindingType: ObjectType<BindingOfWorkbook> = {
  name: 'Binding',
  identify: ({ id }) => id,
  properties: { Id: { get: ({ id }) => id }, Type: { get: (target) => present(target).binding.type } },
  methods: {
    Delete: (target) => present(target).sheet.unbind(target.id),
    // "Will throw an error if the binding is not of the correct type."
    GetRange: (target) => {
      const { sheet, area, type } = cells(target);
      if (type === 'Text') throw new HostError('InvalidBinding');
      return target.host.range(target.host.cells(sheet.id, area));
    },
    GetTable: (target) => {
      const { sheet, area } = cells(target);
      const table = sheet.tables.list().find((one) => overlaps(one.area, area));
      if (present(target).binding.type !== 'Table' || table === undefined) throw new HostError('InvalidBinding');
      return hostObject(tableType, table);
    },
    GetText: (target) => {
      const { sheet, area, type } = cells(target);
      if (type !== 'Text') throw new HostError('InvalidBinding');
      return sheet.text(area.row, area.column);
    },
  },
};

function bind(
  host: Host,
  range: ReturnType<typeof rangeOf>,
  type: Argument | undefined,
  id: Argument | undefined,
): HostObject {
  if (range.areas.length !== 1) throw new HostError('InvalidSelection');
  const name = text(id);
  range.sheet.bind({ id: name, type: oneOf(kinds, type), area: range.area });
  return hostObject(bindingType, { host, id: name });
}

function find(host: Host, id: Argument | undefined): HostObject | null {
  const found = allBindings(host).find(({ binding }) => binding.id === text(id));
  return found === undefined ? null : hostObject(bindingType, { host, id: found.binding.id });
}

export const bindingCollectionType: ObjectType<Host> = {
  name: 'BindingCollection',
  properties: { Count: { get: (host) => allBindings(host).length } },
  collection: {
    itemType: () => bindingType,
    items: (host) => allBindings(host).map(({ binding }) => hostObject(bindingType, { host, id: binding.id })),
    find,
  },
  methods: {
    Add: (host, [range, type, id]) => bind(host, rangeOf(host, range), type, id),
    AddFromNamedItem: (host, [name, type, id]) => {
      const item = host.workbook.names.find(text(name));
      const found = item === undefined ? undefined : host.workbook.names.area(item);
      // "If the named item references to multiple areas, the InvalidReference error will be returned."
      if (found === undefined) throw new HostError(item === undefined ? 'ItemNotFound' : 'InvalidReference');
      return bind(host, host.cells(found.sheetId, found.area), type, id);
    },
    AddFromSelection: (host, [type, id]) => {
      const { sheetId, areas } = host.workbook.selection;
      return bind(host, host.cells(sheetId, ...areas), type, id);
    },
    GetCount: (host) => allBindings(host).length,
    GetItemAt: (host, [index]) => {
      const found = allBindings(host)[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return hostObject(bindingType, { host, id: found.binding.id });
    },
    GetItemOrNullObject: (host, [id]) => find(host, id),
  },
};
