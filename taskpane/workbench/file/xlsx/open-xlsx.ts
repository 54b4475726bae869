import { Workbook as FileWorkbook } from 'exceljs';
import { ExcelProblem, type Workbook } from '../../../../src/excel-host';
import { readSettings } from './document-settings';
import { fillSheet, type SheetExtras } from './fill-sheet';
import { readNames, type ReadName } from './names';
import { cellsWithLooks, quotedLooks } from './quoted-texts';
import { relationships, sheetParts, workbookPart } from './sheet-parts';
import { readTable } from './tables';
import { readValidations } from './validations';
import { openPackage, type WorkbookPackage } from './workbook-package';
import { fragment } from './xml';

/** Takes an element out of a part. */
function without(xml: string, name: string): string {
  const text = fragment(xml, name);
  return text === undefined ? xml : xml.replace(text, '');
}

async function tablesOf(source: WorkbookPackage, part: string): Promise<SheetExtras['tables']> {
  const related = [...(await relationships(source, part)).values()].filter(({ kind }) => kind === 'table');
  const texts = await Promise.all(related.map((one) => source.text(one.part)));
  return texts.flatMap((text) => (text === undefined ? [] : (readTable(text) ?? [])));
}

function endsIn(sheetXml: string): ReadonlySet<number> {
  const rules = [...sheetXml.matchAll(/<cfRule\b[^>]*\bstopIfTrue="(?:1|true)"[^>]*>/g)];
  return new Set(rules.map(([tag]) => Number(/\bpriority="(\d+)"/.exec(tag)?.[1])));
}

/**
 * Reads what the reader of files leaves out, and takes out of the package what it would make a million objects of: it
 * keeps validations and names cell by cell.
 */
async function readExtras(source: WorkbookPackage): Promise<ReadonlyMap<string, SheetExtras>> {
  const looks = quotedLooks((await source.text('xl/styles.xml')) ?? '');
  const extras = new Map<string, SheetExtras>();
  for (const { name, part } of await sheetParts(source)) {
    const xml = await source.text(part);
    if (xml === undefined) continue;
    extras.set(name, {
      tables: await tablesOf(source, part),
      validations: readValidations(xml),
      quoted: cellsWithLooks(xml, looks),
      ends: endsIn(xml),
    });
    source.set(part, without(xml, 'dataValidations'));
  }
  return extras;
}

function addNames(workbook: Workbook, names: readonly ReadName[]): void {
  const sheets = workbook.sheets.list();
  for (const { name, formula, comment, visible, sheet } of names) {
    const owner = sheet === undefined ? workbook : sheets[sheet];
    try {
      owner?.names.add(name, formula, comment);
      if (!visible) owner?.names.change(name, { visible });
    } catch (error) {
      // A file may hold names that Excel itself would not take any more; it opens without them.
      if (!(error instanceof ExcelProblem)) throw error;
    }
  }
}

/** Reads an .xlsx file; the answer fills an empty workbook with it. */
export async function openXlsx(bytes: ArrayBuffer, addInId: string): Promise<(workbook: Workbook) => void> {
  const source = await openPackage(bytes);
  const workbookXml = await source.text(workbookPart);
  if (workbookXml === undefined) throw new Error(workbookPart);
  const extras = await readExtras(source);
  const names = readNames(workbookXml);
  source.set(workbookPart, without(workbookXml, 'definedNames'));
  const settings = await readSettings(source, addInId);
  const file = new FileWorkbook();
  await file.xlsx.load(await source.bytes());
  return (workbook) => {
    workbook.batch('addin', () => {
      // All sheets are there before any formula names one of them.
      const sheets = file.worksheets.map((sheet) => [sheet, workbook.sheets.add(sheet.name)] as const);
      addNames(workbook, names);
      for (const [from, sheet] of sheets) {
        fillSheet(
          from,
          sheet,
          extras.get(from.name) ?? { tables: [], validations: [], quoted: new Set(), ends: new Set() },
        );
      }
      for (const [key, value] of settings) workbook.settings.set(key, value);
      const views = file.views as FileWorkbook['views'] | undefined; // undefined where the file has none
      const wanted = workbook.sheets.list()[views?.[0]?.activeTab ?? 0];
      const shown = workbook.sheets.list().find((sheet) => sheet.visibility === 'Visible');
      const active = wanted?.visibility === 'Visible' ? wanted : shown;
      if (active) workbook.activate(active.id);
    });
  };
}
