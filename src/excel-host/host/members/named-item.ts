import {
  type CellValue,
  type NamedItem,
  type Names,
  type Sheet,
  valueTypeOf,
  wireValue as wireCell,
} from '../../model';
import type { Host } from '../host';
import { HostError } from '../host-error';
import { type Argument, hostObject, type HostObject, isHostObject, type ObjectType } from '../object-type';
import { type WireValue } from '../protocol';
import { formulaOf } from './data-validation';
import { boolean, optionalText, text } from './input';
import { targetRange } from './ranges/lookup';

interface NamesScope {
  readonly names: Names;
  /** Undefined: names of the workbook. */
  readonly sheet: Sheet | undefined;
}

interface NameOfScope extends NamesScope {
  readonly id: string;
}

function item({ names, id }: NameOfScope): NamedItem {
  const found = names.list().find((one) => one.id === id);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

const cells = (target: NameOfScope, host: Host) => {
  const found = target.names.area(item(target));
  return found === undefined ? undefined : host.range(host.cells(found.sheetId, found.area));
};

/** The constant that a name's formula spells; undefined where it spells none. */
function constant(formula: string): string | number | boolean | undefined {
  const spelled = formula.replace(/^=/u, '').trim();
  if (/^"(?:[^"]|"")*"$/u.test(spelled)) return spelled.slice(1, -1).replaceAll('""', '"');
  if (/^(?:true|false)$/iu.test(spelled)) return spelled.toLowerCase() === 'true';
  const number = Number(spelled);
  return spelled !== '' && Number.isFinite(number) ? number : undefined;
}

function typeOf(target: NameOfScope): string {
  if (target.names.area(item(target)) !== undefined) return 'Range';
  const value = constant(item(target).formula);
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'string' ? 'String' : 'Error';
}

/** A range's name says its formula, a constant's its value ("NamedItem.value"). */
function valueOf(target: NameOfScope): WireValue {
  const { formula } = item(target);
  return constant(formula) ?? formula.replaceAll('$', '');
}

/** The values that a name stands for, in rows; a constant is one of them. */
function cellsOf(target: NameOfScope, host: Host): readonly (readonly CellValue[])[] {
  const found = target.names.area(item(target));
  if (found !== undefined) return host.workbook.sheets.get(found.sheetId).values(found.area);
  return [[constant(item(target).formula)]];
}

export const namedItemArrayValuesType: ObjectType<NameOfScope> = {
  name: 'NamedItemArrayValues',
  properties: {
    Types: { get: (target, host) => cellsOf(target, host).map((row) => row.map(valueTypeOf)) },
    Values: { get: (target, host) => cellsOf(target, host).map((row) => row.map(wireCell)) },
  },
};

export const namedItemType: ObjectType<NameOfScope> = {
  name: 'NamedItem',
  identify: (target) => item(target).name,
  properties: {
    Name: { get: (target) => item(target).name },
    Formula: {
      get: (target) => item(target).formula,
      set: (target, formula) => target.names.change(item(target).name, { formula: asFormula(formula) }),
    },
    Value: { get: valueOf },
    Type: { get: typeOf },
    Visible: {
      get: (target) => item(target).visible,
      set: (target, visible) => target.names.change(item(target).name, { visible: boolean(visible) }),
    },
    Comment: {
      get: (target) => item(target).comment,
      set: (target, comment) => target.names.change(item(target).name, { comment: text(comment) }),
    },
    Scope: { get: ({ sheet }) => (sheet === undefined ? 'Workbook' : 'Worksheet') },
  },
  navigations: {
    ArrayValues: (target) => hostObject(namedItemArrayValuesType, target),
    Worksheet: ({ sheet }, host) => {
      if (sheet === undefined) throw new HostError('InvalidReference');
      return host.worksheet(sheet);
    },
    WorksheetOrNullObject: ({ sheet }, host) => (sheet === undefined ? null : host.worksheet(sheet)),
  },
  methods: {
    Delete: (target) => target.names.remove(item(target).name),
    GetRange: (target, _, host) => {
      const found = cells(target, host);
      if (found === undefined) throw new HostError('InvalidReference');
      return found;
    },
    GetRangeOrNullObject: (target, _, host) => cells(target, host) ?? null,
  },
};

const asFormula = (value: Argument | undefined) => {
  const given = text(value);
  return given.startsWith('=') ? given : `=${given}`;
};

/** What a name stands for: a range, a formula that begins with `=`, or a constant. */
function reference(value: Argument | undefined, host: Host): string {
  const range = isHostObject(value) ? targetRange(host, value) : undefined;
  if (range !== undefined) return formulaOf(range);
  if (typeof value === 'string' && !value.startsWith('=')) return `="${value.replaceAll('"', '""')}"`;
  return asFormula(value);
}

function find(scope: NamesScope, name: Argument | undefined): HostObject | null {
  const found = scope.names.find(text(name));
  return found === undefined ? null : hostObject(namedItemType, { ...scope, id: found.id });
}

export const namedItemCollectionType: ObjectType<NamesScope> = {
  name: 'NamedItemCollection',
  collection: {
    itemType: () => namedItemType,
    items: (scope) => scope.names.list().map(({ id }) => hostObject(namedItemType, { ...scope, id })),
    find,
  },
  methods: {
    Add: (scope, [name, of, comment], host) => {
      const added = scope.names.add(text(name), reference(of, host), optionalText(comment));
      return hostObject(namedItemType, { ...scope, id: added.id });
    },
    AddFormulaLocal: (scope, [name, formula, comment]) => {
      const added = scope.names.add(text(name), asFormula(formula), optionalText(comment));
      return hostObject(namedItemType, { ...scope, id: added.id });
    },
    GetCount: (scope) => scope.names.list().length,
    GetItemOrNullObject: (scope, [name]) => find(scope, name),
  },
};
