import type { Worksheet } from 'exceljs';
import type { ProtectionOptions, Sheet, Workbook } from '../../../../src/excel-host';
import { elements, parseFragment, truth } from './xml';

/** Switches of Office by the attribute of a file, which says what is forbidden. */
const switches = {
  allowAutoFilter: 'autoFilter',
  allowDeleteColumns: 'deleteColumns',
  allowDeleteRows: 'deleteRows',
  allowFormatCells: 'formatCells',
  allowFormatColumns: 'formatColumns',
  allowFormatRows: 'formatRows',
  allowInsertColumns: 'insertColumns',
  allowInsertHyperlinks: 'insertHyperlinks',
  allowInsertRows: 'insertRows',
  allowPivotTables: 'pivotTables',
  allowSort: 'sort',
} as const;

/** The protection of a sheet in a file, without its password: a file holds only a digest of it. */
export function readProtection(sheetXml: string): ProtectionOptions | undefined {
  const document = parseFragment(sheetXml, 'sheetProtection');
  const element = document && elements(document, 'sheetProtection')[0];
  if (!element || !truth(element, 'sheet')) return undefined;
  const allowed = Object.entries(switches).map(([option, attribute]): [string, boolean] => [
    option,
    !truth(element, attribute, true),
  ]);
  const selection = truth(element, 'selectUnlockedCells')
    ? 'None'
    : truth(element, 'selectLockedCells')
      ? 'Unlocked'
      : 'Normal';
  return {
    ...Object.fromEntries(allowed),
    allowEditObjects: !truth(element, 'objects'),
    allowEditScenarios: !truth(element, 'scenarios'),
    selectionMode: selection,
  };
}

/** Protects a sheet of a file as the sheet is protected. */
export async function writeProtection(sheet: Sheet, target: Worksheet): Promise<void> {
  const { protection } = sheet;
  if (!protection) return;
  const { options, password } = protection;
  const allowed = Object.entries(switches).map(([option, attribute]): [string, boolean] => [
    attribute,
    options[option] === true,
  ]);
  await target.protect(password ?? '', {
    ...Object.fromEntries(allowed),
    objects: options.allowEditObjects === true,
    scenarios: options.allowEditScenarios === true,
    selectLockedCells: options.selectionMode !== 'Unlocked' && options.selectionMode !== 'None',
    selectUnlockedCells: options.selectionMode !== 'None',
  });
}

/** Whether a file says that its sheets stay as they are. */
export const isStructureLocked = (workbookXml: string): boolean =>
  /<(?:\w+:)?workbookProtection\b[^>]*\blockStructure="(?:1|true)"/.test(workbookXml);

/** Says so in the part of the workbook; a password is left out. */
export const withStructure = (workbookXml: string, { structureProtection }: Workbook): string =>
  structureProtection === undefined
    ? workbookXml
    : workbookXml.replace(/<(?:bookViews|sheets)\b/, (next) => `<workbookProtection lockStructure="1"/>${next}`);
