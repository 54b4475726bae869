import { elements, parseXml } from './xml';
import { relationshipsOf, resolvePart, type WorkbookPackage } from './workbook-package';

export const workbookPart = 'xl/workbook.xml';

/** Where the parts of the sheets are. */
export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

/** The targets of a part's relationships, by their id and with the last word of their type. */
export async function relationships(
  source: WorkbookPackage,
  part: string,
): Promise<ReadonlyMap<string, { readonly kind: string; readonly part: string }>> {
  const text = await source.text(relationshipsOf(part));
  if (text === undefined) return new Map();
  return new Map(
    elements(parseXml(text), 'Relationship').map((one) => [
      one.getAttribute('Id') ?? '',
      {
        kind: (one.getAttribute('Type') ?? '').split('/').at(-1) ?? '',
        part: resolvePart(part, one.getAttribute('Target') ?? ''),
      },
    ]),
  );
}

/** The sheets in the order of their tabs. */
export async function sheetParts(source: WorkbookPackage): Promise<readonly SheetPart[]> {
  const text = await source.text(workbookPart);
  if (text === undefined) throw new Error('xl/workbook.xml');
  const targets = await relationships(source, workbookPart);
  return elements(parseXml(text), 'sheet').flatMap((sheet) => {
    const id = [...sheet.attributes].find((attribute) => attribute.localName === 'id')?.value;
    const part = targets.get(id ?? '')?.part;
    return part === undefined ? [] : [{ name: sheet.getAttribute('name') ?? '', part }];
  });
}
