import { formulaOfFile, type NamedItem, type PageLayout, type Workbook } from '../../../../src/excel-host';
import { pageNames, pageOfName } from './pages';
import { bareFormula } from './units';
import { attributes, elements, escapeXml, parseFragment, truth } from './xml';

/** Every name of a workbook, those of its sheets among them. */
function allNames({ names, sheets }: Workbook): readonly NamedItem[] {
  const found = new Map<string, NamedItem>();
  for (const item of [...names.list(), ...sheets.list().flatMap((sheet) => sheet.names.list())])
    found.set(item.id, item);
  return [...found.values()];
}

/** Puts the names into the part of the workbook; the writer of files would keep those of cells alone. */
export function writeNames(workbookXml: string, workbook: Workbook): string {
  const positions = new Map(workbook.sheets.list().map((sheet) => [sheet.id, sheet.position]));
  const entries = allNames(workbook).map(({ name, sheetId, formula, comment, visible }) => {
    const tag = attributes({
      name,
      comment: comment === '' ? undefined : comment,
      localSheetId: sheetId === undefined ? undefined : positions.get(sheetId),
      hidden: visible ? undefined : true,
    });
    return `<definedName${tag}>${escapeXml(bareFormula(formula))}</definedName>`;
  });
  for (const sheet of workbook.sheets.list()) {
    for (const { name, formula } of pageNames(sheet)) {
      const tag = attributes({ name, localSheetId: sheet.position });
      entries.push(`<definedName${tag}>${escapeXml(formula)}</definedName>`);
    }
  }
  if (entries.length === 0) return workbookXml;
  if (workbookXml.includes('</definedNames>')) {
    return workbookXml.replace('</definedNames>', () => `${entries.join('')}</definedNames>`);
  }
  return workbookXml.replace('</sheets>', () => `</sheets><definedNames>${entries.join('')}</definedNames>`);
}

/** A name of a file. */
export interface ReadName {
  readonly name: string;
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
  /** Position of the sheet whose name it is; undefined: the workbook's. */
  readonly sheet: number | undefined;
}

export function readNames(workbookXml: string): readonly ReadName[] {
  const document = parseFragment(workbookXml, 'definedNames');
  if (!document) return [];
  return elements(document, 'definedName').flatMap((element) => {
    const name = element.getAttribute('name') ?? '';
    // Print areas and the like belong to the file format, not to the person.
    if (name === '' || name.startsWith('_xlnm.')) return [];
    const sheet = element.getAttribute('localSheetId');
    return [
      {
        name,
        formula: formulaOfFile(element.textContent),
        comment: element.getAttribute('comment') ?? '',
        visible: !truth(element, 'hidden'),
        sheet: sheet === null ? undefined : Number(sheet),
      },
    ];
  });
}

/** What names of a file say of how its sheets are printed, by the position of the sheet. */
export function readPageNames(workbookXml: string): ReadonlyMap<number, Partial<PageLayout>> {
  const document = parseFragment(workbookXml, 'definedNames');
  const pages = new Map<number, Partial<PageLayout>>();
  for (const element of document ? elements(document, 'definedName') : []) {
    const sheet = element.getAttribute('localSheetId');
    if (sheet === null) continue;
    const page = pageOfName(element.getAttribute('name') ?? '', element.textContent);
    pages.set(Number(sheet), { ...pages.get(Number(sheet)), ...page });
  }
  return pages;
}
