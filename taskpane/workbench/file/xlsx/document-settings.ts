import type { TextStore } from '../../../../src/excel-host';
import type { WorkbookPackage } from './workbook-package';
import { attributes, elements, parseXml } from './xml';

const folder = 'xl/webextensions';
const extensionPart = `${folder}/webextension1.xml`;
const panesPart = `${folder}/taskpanes.xml`;
const office = 'http://schemas.microsoft.com/office';
const documentRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The settings of an add-in, in the part where Office keeps them ([MS-OWEXML], section 2.2). */
function extension(settings: TextStore, addInId: string): string {
  const properties = [...settings.entries()].map(([name, value]) => `<we:property${attributes({ name, value })}/>`);
  const tag = attributes({
    'xmlns:we': `${office}/webextensions/webextension/2010/11`,
    'id': `{${addInId.toUpperCase()}}`,
  });
  const reference = attributes({ id: addInId, version: '1.0.0.0', store: 'developer', storeType: 'Registry' });
  return `${declaration}<we:webextension${tag}><we:reference${reference}/><we:alternateReferences/><we:properties>${properties.join('')}</we:properties><we:bindings/><we:snapshot${attributes({ 'xmlns:r': documentRelationships })}/></we:webextension>`;
}

function panes(): string {
  const tag = attributes({ 'xmlns:wetp': `${office}/webextensions/taskpanes/2010/11` });
  const pane = attributes({ dockstate: 'right', visibility: false, width: 350, row: 0 });
  const reference = attributes({ 'xmlns:r': documentRelationships, 'r:id': 'rId1' });
  return `${declaration}<wetp:taskpanes${tag}><wetp:taskpane${pane}><wetp:webextensionref${reference}/></wetp:taskpane></wetp:taskpanes>`;
}

function relationship(id: string, type: string, target: string): string {
  return `<Relationship${attributes({ Id: id, Type: type, Target: target })}/>`;
}

/** Puts the document settings of the add-in into a file that has none. */
export async function writeSettings(target: WorkbookPackage, settings: TextStore, addInId: string): Promise<void> {
  if (settings.size === 0) return;
  const [types, root] = await Promise.all([target.text('[Content_Types].xml'), target.text('_rels/.rels')]);
  if (types === undefined || root === undefined) throw new Error('_rels/.rels');
  const override = (part: string, type: string) =>
    `<Override${attributes({ PartName: `/${part}`, ContentType: `application/vnd.ms-office.${type}+xml` })}/>`;
  const overrides = override(panesPart, 'webextensiontaskpanes') + override(extensionPart, 'webextension');
  target.set(
    '[Content_Types].xml',
    types.replace('</Types>', () => `${overrides}</Types>`),
  );
  const toPanes = relationship('rIdTaskpanes', `${office}/2011/relationships/webextensiontaskpanes`, panesPart);
  target.set(
    '_rels/.rels',
    root.replace('</Relationships>', () => `${toPanes}</Relationships>`),
  );
  target.set(extensionPart, extension(settings, addInId));
  target.set(panesPart, panes());
  const toExtension = relationship('rId1', `${office}/2011/relationships/webextension`, 'webextension1.xml');
  target.set(
    `${folder}/_rels/taskpanes.xml.rels`,
    `${declaration}<Relationships${attributes({ xmlns: packageRelationships })}>${toExtension}</Relationships>`,
  );
}

/** The document settings of an add-in in a file; where several add-ins have some, those of the one that is asked for. */
export async function readSettings(source: WorkbookPackage, addInId: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let number = 1; ; number += 1) {
    const text = await source.text(`${folder}/webextension${String(number)}.xml`);
    if (text === undefined) return found;
    const document = parseXml(text);
    const id = elements(document, 'reference')[0]?.getAttribute('id') ?? '';
    if (id.toLowerCase() !== addInId.toLowerCase()) continue;
    for (const property of elements(document, 'property')) {
      found.set(property.getAttribute('name') ?? '', property.getAttribute('value') ?? '');
    }
  }
}
