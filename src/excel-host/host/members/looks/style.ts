import { stylePartNames, type CellStyle, type Workbook } from '../../../model';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type HostObject, type ObjectType, type Property } from '../../object-type';
import { edgesOfLook, rangeBorderCollectionType } from './borders';
import { boolean, integer, text } from '../input';
import { type Look, lookProperty } from './look';
import { alignmentProperties, fillType, fontType, orientationProperty, protectionProperties } from './look-parts';

/** A style by its name: what it looks like is asked anew each time. */
interface StyleOfWorkbook {
  readonly workbook: Workbook;
  readonly name: string;
}

function styleNow({ workbook, name }: StyleOfWorkbook): CellStyle {
  const found = workbook.styles.find(name);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

/** Every cell that nobody formatted has the style Normal: what it looks like is fixed here. */
function change(target: StyleOfWorkbook, to: Parameters<Workbook['styles']['change']>[1]): void {
  if (styleNow(target).builtIn === 'Normal') {
    throw new HostError('NotImplemented', { message: 'Changing the style Normal is not modelled.' });
  }
  target.workbook.styles.change(target.name, to);
}

const lookOf = (target: StyleOfWorkbook): Look => ({
  common: (pick) => pick(styleNow(target).format),
  change: (format) => change(target, { format }),
});

const included = Object.fromEntries(
  stylePartNames.map((part): [string, Property<StyleOfWorkbook>] => [
    `Include${part.slice(0, 1).toUpperCase()}${part.slice(1)}`,
    {
      get: (target) => styleNow(target).parts[part],
      set: (target, value) => change(target, { parts: { [part]: boolean(value) } }),
    },
  ]),
);

const numberFormat = lookProperty(
  lookOf,
  (format) => format.numberFormat,
  (value) => ({ numberFormat: text(value) || 'General' }),
);

export const styleType: ObjectType<StyleOfWorkbook> = {
  name: 'Style',
  identify: ({ name }) => name,
  properties: {
    Name: { get: (target) => styleNow(target).name },
    BuiltIn: { get: (target) => styleNow(target).builtIn !== undefined },
    ...included,
    ...alignmentProperties(lookOf),
    // Under this name the library sets what it reads as `TextOrientation`.
    Orientation: orientationProperty(lookOf),
    NumberFormat: numberFormat,
    NumberFormatLocal: numberFormat,
    ...protectionProperties(lookOf),
  },
  navigations: {
    Borders: (target) => hostObject(rangeBorderCollectionType, edgesOfLook(lookOf(target))),
    Fill: (target) => hostObject(fillType, lookOf(target)),
    Font: (target) => hostObject(fontType, lookOf(target)),
  },
  methods: { Delete: (target) => target.workbook.styles.remove(styleNow(target).name) },
};

const objectOf = (workbook: Workbook, { name }: CellStyle) => hostObject(styleType, { workbook, name });

function find(workbook: Workbook, name: Argument | undefined): HostObject | null {
  const found = workbook.styles.find(text(name));
  return found === undefined ? null : objectOf(workbook, found);
}

export const styleCollectionType: ObjectType<Workbook> = {
  name: 'StyleCollection',
  collection: {
    itemType: () => styleType,
    items: (workbook) => workbook.styles.list().map((style) => objectOf(workbook, style)),
    find,
  },
  methods: {
    Add: (workbook, [name]) => {
      workbook.styles.add(text(name));
      return null;
    },
    GetCount: (workbook) => workbook.styles.list().length,
    GetItemAt: (workbook, [index]) => {
      const found = workbook.styles.list()[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return objectOf(workbook, found);
    },
    GetItemOrNullObject: (workbook, [name]) => find(workbook, name),
  },
};
