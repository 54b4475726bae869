import { addressOf, parseArea, type Area, type Hyperlink, type Sheet } from '../../../../src/excel-host';
import { relationshipsOf, type WorkbookPackage } from './workbook-package';
import { attributes, elements, parseFragment, parseXml } from './xml';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Elements that stand behind the links in a sheet, by the order that the format asks for. */
const behindLinks =
  /<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|picture|tableParts|extLst)\b|<\/worksheet>/;

/** A link of a file. */
export interface ReadHyperlink {
  readonly area: Area;
  readonly link: Hyperlink;
}

/** The part of a sheet with its links; where they lead out of the workbook into its relationships. */
export async function writeHyperlinks(
  target: WorkbookPackage,
  part: string,
  xml: string,
  sheet: Sheet,
): Promise<string> {
  const entries = sheet.hyperlinks.list();
  if (entries.length === 0) return xml;
  const outside: string[] = [];
  const tags = entries.map(({ area, link }, index) => {
    const { address, documentReference, screenTip } = link;
    const id = address === undefined ? undefined : `rIdLink${String(index + 1)}`;
    if (id !== undefined) {
      const relationship = { Id: id, Type: `${office}/hyperlink`, Target: address, TargetMode: 'External' };
      outside.push(`<Relationship${attributes(relationship)}/>`);
    }
    const tag = { 'ref': addressOf(area), 'r:id': id, 'location': documentReference, 'tooltip': screenTip };
    return `<hyperlink${attributes(tag)}/>`;
  });
  const declared = xml.includes('xmlns:r=') ? xml : xml.replace('<worksheet', () => `<worksheet xmlns:r="${office}"`);
  const linked = declared.replace(behindLinks, (next) => `<hyperlinks>${tags.join('')}</hyperlinks>${next}`);
  if (outside.length === 0) return linked;
  const related = relationshipsOf(part);
  const before = (await target.text(related)) ?? `<Relationships xmlns="${packageRelationships}"></Relationships>`;
  target.set(
    related,
    before
      .replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>')
      .replace('</Relationships>', () => `${outside.join('')}</Relationships>`),
  );
  return linked;
}

/** The links of a sheet of a file. */
export async function readHyperlinks(
  source: WorkbookPackage,
  part: string,
  sheetXml: string,
): Promise<readonly ReadHyperlink[]> {
  const document = parseFragment(sheetXml, 'hyperlinks');
  if (!document) return [];
  const related = await source.text(relationshipsOf(part));
  const targets = new Map(
    related === undefined
      ? []
      : elements(parseXml(related), 'Relationship').map((one) => [one.getAttribute('Id'), one.getAttribute('Target')]),
  );
  const given = (text: string | null | undefined) => (text === null || text === '' ? undefined : text);
  return elements(document, 'hyperlink').flatMap((element) => {
    const area = parseArea(element.getAttribute('ref') ?? '');
    const id = [...element.attributes].find(({ localName }) => localName === 'id')?.value;
    const link = {
      address: given(id === undefined ? undefined : targets.get(id)),
      documentReference: given(element.getAttribute('location')),
      screenTip: given(element.getAttribute('tooltip')),
    };
    return area && (link.address ?? link.documentReference) !== undefined ? [{ area, link }] : [];
  });
}
