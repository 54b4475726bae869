import type { NamedItem, Workbook } from '../../../../src/excel-host';
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
        formula: `=${element.textContent}`,
        comment: element.getAttribute('comment') ?? '',
        visible: !truth(element, 'hidden'),
        sheet: sheet === null ? undefined : Number(sheet),
      },
    ];
  });
}
