import type { TextStore } from '../../../../src/excel-host';
import { relationships, workbookPart } from './sheet-parts';
import { relationshipsOf, type WorkbookPackage } from './workbook-package';
import { attributes, elements, escapeXml, parseXml } from './xml';

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const propertiesPart = 'docProps/custom.xml';
/** The set of properties that users name ([MS-OLEPS], "FMTID_UserDefinedProperties"). */
const userProperties = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Puts something before the end of a part, which is made if it is not there. */
async function append(target: WorkbookPackage, part: string, end: string, text: string, empty: string): Promise<void> {
  const before = (await target.text(part)) ?? empty;
  target.set(
    part,
    before.replace(end, () => text + end),
  );
}

export const addRelationship = (target: WorkbookPackage, from: string, id: string, type: string, to: string) =>
  append(
    target,
    relationshipsOf(from),
    '</Relationships>',
    `<Relationship${attributes({ Id: id, Type: type, Target: to })}/>`,
    `${declaration}<Relationships${attributes({ xmlns: packageRelationships })}></Relationships>`,
  );

export const addType = (target: WorkbookPackage, part: string, type: string) =>
  append(
    target,
    '[Content_Types].xml',
    '</Types>',
    `<Override${attributes({ PartName: `/${part}`, ContentType: type })}/>`,
    '',
  );

function propertyValue(value: Element): unknown {
  const text = value.textContent;
  switch (value.localName) {
    case 'bool':
      return text === 'true' || text === '1';
    case 'i1':
    case 'i2':
    case 'i4':
    case 'int':
    case 'r4':
    case 'r8':
    case 'decimal':
      return Number(text);
    default:
      return text;
  }
}

function propertyXml(text: string): string {
  const value: unknown = JSON.parse(text);
  if (typeof value === 'boolean') return `<vt:bool>${String(value)}</vt:bool>`;
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 2 ** 31
      ? `<vt:i4>${String(value)}</vt:i4>`
      : `<vt:r8>${String(value)}</vt:r8>`;
  return `<vt:lpwstr>${escapeXml(typeof value === 'string' ? value : text)}</vt:lpwstr>`;
}

/** Custom document properties of a file, as the JSON texts that the workbook keeps. */
export async function readProperties(source: WorkbookPackage): Promise<ReadonlyMap<string, string>> {
  const text = await source.text(propertiesPart);
  if (text === undefined) return new Map();
  return new Map(
    elements(parseXml(text), 'property').flatMap((property): (readonly [string, string])[] => {
      const value = property.firstElementChild;
      const name = property.getAttribute('name');
      return value && name !== null ? [[name, JSON.stringify(propertyValue(value))]] : [];
    }),
  );
}

export async function writeProperties(target: WorkbookPackage, properties: TextStore): Promise<void> {
  if (properties.size === 0) return;
  const written = [...properties.entries()].map(
    ([name, value], index) =>
      // Numbers of properties begin with 2.
      `<property${attributes({ fmtid: userProperties, pid: index + 2, name })}>${propertyXml(value)}</property>`,
  );
  const tag = attributes({ 'xmlns': `${office}/custom-properties`, 'xmlns:vt': `${office}/docPropsVTypes` });
  target.set(propertiesPart, `${declaration}<Properties${tag}>${written.join('')}</Properties>`);
  await addType(target, propertiesPart, 'application/vnd.openxmlformats-officedocument.custom-properties+xml');
  await addRelationship(target, '', 'rIdProperties', `${office}/relationships/custom-properties`, propertiesPart);
}

/** Custom XML parts of a file by their id, where they have one. */
export async function readXmlParts(source: WorkbookPackage): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const part of source.names.filter((name) => /^customXml\/item\d+\.xml$/i.test(name))) {
    const xml = await source.text(part);
    const related = [...(await relationships(source, part)).values()].find(({ kind }) => kind === 'customXmlProps');
    const properties = related && (await source.text(related.part));
    const id = /\bitemID="([^"]*)"/.exec(properties ?? '')?.[1] ?? part;
    if (xml !== undefined) found.set(id, xml);
  }
  return found;
}

export async function writeXmlParts(target: WorkbookPackage, parts: TextStore): Promise<void> {
  for (const [index, [id, xml]] of [...parts.entries()].entries()) {
    const number = String(index + 1);
    const part = `customXml/item${number}.xml`;
    const propertiesOf = `customXml/itemProps${number}.xml`;
    target.set(part, xml);
    await addRelationship(
      target,
      workbookPart,
      `rIdCustom${number}`,
      `${office}/relationships/customXml`,
      `../${part}`,
    );
    const tag = attributes({ 'ds:itemID': id, 'xmlns:ds': `${office}/customXml` });
    target.set(propertiesOf, `${declaration}<ds:datastoreItem${tag}><ds:schemaRefs/></ds:datastoreItem>`);
    await addType(target, propertiesOf, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml');
    await addRelationship(target, part, 'rId1', `${office}/relationships/customXmlProps`, `itemProps${number}.xml`);
  }
}
