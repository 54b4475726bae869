import { Workbook as FileWorkbook } from 'exceljs';
import { defaultPage, type Pace, type Sheet, type Workbook } from '../../../../src/excel-host';
import { writeProperties, writeXmlParts } from './custom-parts';
import { writeDocumentProperties } from './document-properties';
import { writeSettings } from './document-settings';
import { atOnce } from './file-pace';
import { writeDynamicArrays } from './dynamic-arrays';
import { writeHyperlinks } from './hyperlinks';
import { writeNames } from './names';
import { QuotedLooks } from './quoted-texts';
import { withBreaks, writePage } from './pages';
import { withStructure, writeProtection } from './protection';
import { relationships, sheetParts, workbookPart } from './sheet-parts';
import { finishTable } from './tables';
import { writeValidations } from './validations';
import { openPackage, type WorkbookPackage } from './workbook-package';
import { withCells } from './write-rows';
import { FileStyles, writeSheet, type DrawnSheet } from './write-sheet';

/** Elements that stand behind the validations in a sheet, by the order that the format asks for. */
const behindValidations =
  /<(?:hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|legacyDrawing|picture|tableParts|extLst)\b|<\/worksheet>/;

/** What the writer of files cannot put into a sheet, put into its part. */
async function finishSheet(
  xml: string,
  sheet: Sheet,
  { ends, looks: drawn, cells }: DrawnSheet,
  looks: QuotedLooks,
  pace: Pace,
): Promise<string> {
  // The writer marks every column of a group as folded, which LibreOffice takes for an order to fold the one before.
  const unfolded = xml.replace(/<col\b[^>]*\/>/g, (tag) => tag.replace(/ collapsed="\d"/, ''));
  const validations = writeValidations(sheet);
  let finished = withBreaks(unfolded, sheet);
  if (validations !== undefined) finished = finished.replace(behindValidations, (next) => validations + next);
  if (ends.size > 0) {
    finished = finished.replace(/<cfRule\b[^>]*?\bpriority="(\d+)"/g, (tag, priority: string) =>
      ends.has(Number(priority)) ? `${tag} stopIfTrue="1"` : tag,
    );
  }
  // A drawing of notes stands before tables; the writer puts it behind them, which Excel wants to repair.
  const drawing = /<legacyDrawing\b[^>]*\/>/.exec(finished)?.[0];
  if (drawing !== undefined && finished.includes('<tableParts')) {
    finished = finished.replace(drawing, '').replace('<tableParts', () => `${drawing}<tableParts`);
  }
  // Last, for what was looked for before would be looked for in all of them.
  return withCells(finished, cells, sheet.tables.list(), drawn, looks, pace);
}

async function finishTables(target: WorkbookPackage, part: string, sheet: Sheet): Promise<void> {
  for (const related of (await relationships(target, part)).values()) {
    const xml = related.kind === 'table' ? await target.text(related.part) : undefined;
    const name = xml === undefined ? undefined : /\bdisplayName="([^"]*)"/.exec(xml)?.[1];
    const table = sheet.tables.list().find((one) => one.name === name);
    if (xml !== undefined && table) target.set(related.part, finishTable(xml, table));
  }
}

async function finish(
  target: WorkbookPackage,
  workbook: Workbook,
  drawn: ReadonlyMap<string, DrawnSheet>,
  pace: Pace,
): Promise<void> {
  const [workbookXml, stylesXml] = await Promise.all([target.text(workbookPart), target.text('xl/styles.xml')]);
  const looks = new QuotedLooks(stylesXml ?? '');
  let marksArrays = false;
  for (const { name, part } of await sheetParts(target)) {
    const sheet = workbook.sheets.find(name);
    const xml = await target.text(part);
    const ofSheet = sheet && drawn.get(sheet.id);
    if (!ofSheet || xml === undefined) continue;
    await pace.turn();
    const linked = await writeHyperlinks(target, part, xml, sheet);
    const finished = await finishSheet(linked, sheet, ofSheet, looks, pace);
    marksArrays ||= finished.includes('<f t="array"');
    target.set(part, finished);
    await finishTables(target, part, sheet);
  }
  if (marksArrays) await writeDynamicArrays(target);
  target.set('xl/styles.xml', looks.styles());
  target.set(workbookPart, withStructure(writeNames(workbookXml ?? '', workbook), workbook));
}

/** It is read once more here before it becomes the file; the writer passes this on to the one who packs. */
const notPacked: object = { zip: { compression: 'STORE' } };

/**
 * The workbook as an .xlsx file. `addInId` is that of the add-in whose settings the document keeps. Cells are those of the
 * instant of asking; where others come, go or change their names meanwhile, all is begun anew.
 */
export async function saveXlsx(workbook: Workbook, addInId: string, pace: Pace = atOnce): Promise<ArrayBuffer> {
  let shifts = 0;
  const stops = [
    workbook.onShift(() => (shifts += 1)),
    workbook.subscribe(({ sheets }) => {
      if (sheets) shifts += 1;
    }),
  ];
  try {
    for (;;) {
      const before = shifts;
      const saved = await saveOnce(workbook, addInId, pace);
      if (shifts === before) return saved;
    }
  } finally {
    for (const stop of stops) stop();
  }
}

async function saveOnce(workbook: Workbook, addInId: string, pace: Pace): Promise<ArrayBuffer> {
  const file = new FileWorkbook();
  writeDocumentProperties(workbook, file);
  file.views = [
    {
      x: 0,
      y: 0,
      width: 24_000,
      height: 14_000,
      firstSheet: 0,
      activeTab: workbook.sheets.active.position,
      visibility: 'visible',
    },
  ];
  file.calcProperties = { fullCalcOnLoad: true };
  const styles = new FileStyles();
  const drawn = new Map(workbook.sheets.list().map((sheet) => [sheet.id, writeSheet(sheet, file, styles)]));
  await pace.turn();
  for (const sheet of workbook.sheets.list()) {
    const drawn = file.getWorksheet(sheet.name);
    if (!drawn) continue;
    if (sheet.page !== defaultPage) writePage(sheet, drawn);
    await writeProtection(sheet, drawn);
  }
  // The writer's bytes are a Buffer in Node and an ArrayBuffer's view elsewhere; both are read alike.
  const target = await openPackage(await file.xlsx.writeBuffer(notPacked));
  await finish(target, workbook, drawn, pace);
  await writeSettings(target, workbook.settings, addInId);
  await writeProperties(target, workbook.properties);
  await writeXmlParts(target, workbook.xmlParts);
  return target.bytes();
}
