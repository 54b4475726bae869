import { type Sheet, type Workbook } from '../../model';
import { HostError } from '../host-error';
import { type Argument, hostObject, type ObjectType, type Property } from '../object-type';
import { integer, text } from './input';
import { type Entry, read, remove, storeCollection, write } from './text-store';

export const settingType: ObjectType<Entry> = {
  name: 'Setting',
  identify: ({ key }) => key,
  properties: { Key: { get: ({ key }) => key }, Value: { get: read, set: write } },
  methods: { Delete: remove },
};

export const settingCollectionType = storeCollection<Workbook>(
  'SettingCollection',
  settingType,
  (workbook) => workbook.settings,
);

/** `Excel.DocumentPropertyType`. */
function propertyType(entry: Entry): string {
  const value = read(entry);
  if (typeof value === 'number') return Number.isInteger(value) ? 'Number' : 'Float';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}

export const customPropertyType: ObjectType<Entry> = {
  name: 'CustomProperty',
  identify: ({ key }) => key,
  properties: {
    Key: { get: ({ key }) => key },
    Value: { get: read, set: write },
    Type: { get: propertyType },
  },
  methods: { Delete: remove },
};

export const customPropertyCollectionType = storeCollection<Workbook>(
  'CustomPropertyCollection',
  customPropertyType,
  (workbook) => workbook.properties,
  {
    DeleteAll: ({ properties }) => {
      for (const [key] of [...properties.entries()]) properties.remove(key);
    },
  },
);

/** A text of the document's properties; it is empty until somebody sets it. */
const documentText = (name: string, otherwise: (workbook: Workbook) => string = () => ''): Property<Workbook> => {
  const key = name.slice(0, 1).toLowerCase() + name.slice(1);
  return {
    get: (workbook) => workbook.documentProperties.get(key) ?? otherwise(workbook),
    set: ({ documentProperties }, value) => documentProperties.set(key, text(value)),
  };
};

export const documentPropertiesType: ObjectType<Workbook> = {
  name: 'DocumentProperties',
  properties: {
    ...Object.fromEntries(
      (['Title', 'Subject', 'Keywords', 'Comments', 'Category', 'Manager', 'Company'] as const).map((name) => [
        name,
        documentText(name),
      ]),
    ),
    Author: documentText('Author', ({ author }) => author),
    LastAuthor: { get: ({ author }) => author },
    RevisionNumber: {
      get: ({ documentProperties }) => Number(documentProperties.get('revisionNumber') ?? 0),
      set: ({ documentProperties }, value) => documentProperties.set('revisionNumber', String(integer(value))),
    },
    // A serial number counts days from 30 December 1899; the API says the day as an ISO text.
    CreationDate: { get: ({ created }) => new Date(Math.round((created - 25_569) * 86_400_000)).toISOString() },
  },
  navigations: { Custom: (workbook) => hostObject(customPropertyCollectionType, workbook) },
};

/** Keys of a sheet's properties go by any case, and are no longer than this. */
const longestKey = 255;

const sheetEntry = (sheet: Sheet, given: Argument | undefined): Entry => {
  const key = text(given);
  if (key.length === 0 || key.length > longestKey) throw new HostError('InvalidArgument');
  const same = [...sheet.customProperties.entries()].find(([other]) => other.toLowerCase() === key.toLowerCase());
  return { store: sheet.customProperties, key: same?.[0] ?? key };
};

export const worksheetCustomPropertyType: ObjectType<Entry> = {
  name: 'WorksheetCustomProperty',
  identify: ({ key }) => key,
  properties: {
    Key: { get: ({ key }) => key },
    Value: { get: read, set: (entry, value) => write(entry, text(value)) },
  },
  methods: { Delete: remove },
};

const findSheetProperty = (sheet: Sheet, key: Argument | undefined) => {
  const entry = sheetEntry(sheet, key);
  return entry.store.get(entry.key) === undefined ? null : hostObject(worksheetCustomPropertyType, entry);
};

export const worksheetCustomPropertyCollectionType: ObjectType<Sheet> = {
  name: 'WorksheetCustomPropertyCollection',
  collection: {
    itemType: () => worksheetCustomPropertyType,
    items: ({ customProperties: store }) =>
      [...store.entries()].map(([key]) => hostObject(worksheetCustomPropertyType, { store, key })),
    find: findSheetProperty,
  },
  methods: {
    // "This overwrites existing custom properties with that key."
    Add: (sheet, [key, value]) => {
      const entry = sheetEntry(sheet, key);
      write(entry, text(value));
      return hostObject(worksheetCustomPropertyType, entry);
    },
    GetCount: ({ customProperties }) => customProperties.size,
    GetItemOrNullObject: findSheetProperty,
  },
};

interface XmlPart {
  readonly workbook: Workbook;
  readonly id: string;
}

function xmlOf({ workbook, id }: XmlPart): string {
  const xml = workbook.xmlParts.get(id);
  if (xml === undefined) throw new HostError('ItemNotFound');
  return xml;
}

/** The namespace of the root element, which is what parts are looked up by. */
function namespaceOf(xml: string): string {
  const [, root = ''] = /<(?![?!])([^>]+)>/u.exec(xml) ?? [];
  const [name = ''] = root.split(/[\s/]/u);
  const prefix = name.includes(':') ? `xmlns:${name.split(':')[0] ?? ''}` : 'xmlns';
  const found = [...root.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)].find(([, key]) => key === prefix);
  return found?.[2] ?? found?.[3] ?? '';
}

function requireXml(value: Argument | undefined): string {
  const xml = text(value);
  if (!/^\s*<[^>]+>/u.test(xml)) throw new HostError('InvalidArgument');
  return xml;
}

export const customXmlPartType: ObjectType<XmlPart> = {
  name: 'CustomXmlPart',
  identify: ({ id }) => id,
  properties: {
    Id: { get: ({ id }) => id },
    NamespaceUri: { get: (part) => namespaceOf(xmlOf(part)) },
  },
  methods: {
    Delete: (part) => {
      xmlOf(part);
      part.workbook.xmlParts.remove(part.id);
    },
    GetXml: xmlOf,
    SetXml: (part, [xml]) => {
      xmlOf(part);
      part.workbook.xmlParts.set(part.id, requireXml(xml));
    },
  },
};

interface XmlParts {
  readonly workbook: Workbook;
  /** Undefined: of any namespace. */
  readonly namespace: string | undefined;
}

const partsOf = ({ workbook, namespace }: XmlParts) =>
  [...workbook.xmlParts.entries()].flatMap(([id, xml]) =>
    namespace === undefined || namespaceOf(xml) === namespace ? [id] : [],
  );

const findPart = (parts: XmlParts, key: Argument | undefined) => {
  const id = partsOf(parts).find((one) => one.toLowerCase() === text(key).toLowerCase());
  return id === undefined ? null : hostObject(customXmlPartType, { workbook: parts.workbook, id });
};

const xmlPartMembers = {
  collection: {
    itemType: () => customXmlPartType,
    items: (parts: XmlParts) =>
      partsOf(parts).map((id) => hostObject(customXmlPartType, { workbook: parts.workbook, id })),
    find: findPart,
  },
  methods: {
    GetCount: (parts: XmlParts) => partsOf(parts).length,
    GetItemOrNullObject: (parts: XmlParts, [key]: readonly Argument[]) => findPart(parts, key),
  },
};

/** The id of a new part: braces and as many digits as a GUID, counted up so that runs are alike. */
function newPartId(workbook: Workbook): string {
  for (let number = workbook.xmlParts.size + 1; ; number += 1) {
    const id = `{00000000-0000-4000-8000-${String(number).padStart(12, '0')}}`;
    if (workbook.xmlParts.get(id) === undefined) return id;
  }
}

const onlyPart = (parts: XmlParts) => {
  const ids = partsOf(parts);
  const [id] = ids;
  return ids.length === 1 && id !== undefined
    ? hostObject(customXmlPartType, { workbook: parts.workbook, id })
    : undefined;
};

export const customXmlPartScopedCollectionType: ObjectType<XmlParts> = {
  ...xmlPartMembers,
  name: 'CustomXmlPartScopedCollection',
  methods: {
    ...xmlPartMembers.methods,
    GetOnlyItem: (parts) => {
      const only = onlyPart(parts);
      if (only === undefined) throw new HostError('GeneralException');
      return only;
    },
    GetOnlyItemOrNullObject: (parts) => onlyPart(parts) ?? null,
  },
};

export const customXmlPartCollectionType: ObjectType<XmlParts> = {
  ...xmlPartMembers,
  name: 'CustomXmlPartCollection',
  methods: {
    ...xmlPartMembers.methods,
    Add: ({ workbook }, [xml]) => {
      const id = newPartId(workbook);
      workbook.xmlParts.set(id, requireXml(xml));
      return hostObject(customXmlPartType, { workbook, id });
    },
    GetByNamespace: ({ workbook }, [namespace]) =>
      hostObject(customXmlPartScopedCollectionType, { workbook, namespace: text(namespace) }),
  },
};
