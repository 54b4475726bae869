import { Workbook as FileWorkbook } from 'exceljs';
import { ExcelProblem, type Sheet, type StoredCell, type Workbook } from '../../../../src/excel-host';
import { readProperties, readXmlParts } from './custom-parts';
import { readDocumentProperties } from './document-properties';
import { readSettings } from './document-settings';
import { atOnce, type FilePace } from './file-pace';
import { isSimple, sharedTexts, takeRows } from './fast-rows';
import { fillSheet, type SheetExtras } from './fill-sheet';
import { lostAtOpening, type Lost } from './lost-parts';
import { readHyperlinks } from './hyperlinks';
import { readNames, readPageNames, type ReadName } from './names';
import { readBreaks, readPage } from './pages';
import { isStructureLocked, readProtection } from './protection';
import { cellsWithLooks, quotedLooks } from './quoted-texts';
import { relationships, sheetParts, workbookPart } from './sheet-parts';
import { readTable } from './tables';
import { readValidations } from './validations';
import { openPackage, type WorkbookPackage } from './workbook-package';
import { elements, fragment, parseXml, withoutCells } from './xml';

/** Takes an element out of a part. */
function without(xml: string, name: string): string {
  const text = fragment(xml, name);
  return text === undefined ? xml : xml.replace(text, '');
}

/** Reads tables, and takes their filters out of the package: the reader of files gives up at kinds it does not know. */
async function tablesOf(source: WorkbookPackage, part: string): Promise<SheetExtras['tables']> {
  const related = [...(await relationships(source, part)).values()].filter(({ kind }) => kind === 'table');
  const texts = await Promise.all(related.map(async (one) => [one.part, await source.text(one.part)] as const));
  return texts.flatMap(([name, text]) => {
    if (text === undefined) return [];
    source.set(name, without(text, 'autoFilter'));
    return readTable(text) ?? [];
  });
}

/** Notes of a sheet: what they say, by the address of their cell. */
async function notesOf(source: WorkbookPackage, part: string): Promise<SheetExtras['notes']> {
  const related = [...(await relationships(source, part)).values()].filter(({ kind }) => kind === 'comments');
  const texts = await Promise.all(related.map((one) => source.text(one.part)));
  return texts.flatMap((text) =>
    text === undefined
      ? []
      : elements(parseXml(text), 'comment').map((note) => {
          const runs = elements(note, 't').map((run) => run.textContent);
          return { address: note.getAttribute('ref') ?? '', text: runs.join('') };
        }),
  );
}

function endsIn(sheetXml: string): ReadonlySet<number> {
  const rules = [...sheetXml.matchAll(/<cfRule\b[^>]*\bstopIfTrue="(?:1|true)"[^>]*>/g)];
  return new Set(rules.map(([tag]) => Number(/\bpriority="(\d+)"/.exec(tag)?.[1])));
}

/**
 * Reads what the reader of files leaves out, and takes out of the package what it would make a million objects of: it
 * keeps validations and names cell by cell.
 */
async function readExtras(source: WorkbookPackage, pace: FilePace): Promise<ReadonlyMap<string, SheetExtras>> {
  const looks = quotedLooks((await source.text('xl/styles.xml')) ?? '');
  const texts = sharedTexts((await source.text('xl/sharedStrings.xml')) ?? '');
  // Dates count from another day there, which the reader of files takes care of.
  const from1904 = /<workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test((await source.text(workbookPart)) ?? '');
  const extras = new Map<string, SheetExtras>();
  const parts = await sheetParts(source);
  const sizes = await Promise.all(parts.map(async ({ part }) => (await source.text(part))?.length ?? 0));
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const { name, part } of parts) {
    const xml = await source.text(part);
    if (xml === undefined) continue;
    const from = before;
    const ofPart: FilePace = { ...pace, done: (share) => pace.done((from + share * xml.length) / whole) };
    before += xml.length;
    const taken = from1904 || !isSimple(xml) ? undefined : await takeRows(xml, texts, ofPart);
    await pace.turn();
    const frame = withoutCells(xml);
    extras.set(name, {
      tables: await tablesOf(source, part),
      validations: readValidations(frame),
      quoted: taken ? new Set() : cellsWithLooks(xml, looks),
      quotedLooks: looks,
      ends: endsIn(frame),
      protection: readProtection(frame),
      taken,
      breaks: readBreaks(frame),
      hyperlinks: await readHyperlinks(source, part, frame),
      notes: await notesOf(source, part),
    });
    source.set(part, without(taken?.rest ?? xml, 'dataValidations'));
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

/** Of a sheet whose part cannot be found. */
const noExtras: SheetExtras = {
  tables: [],
  validations: [],
  quoted: new Set(),
  quotedLooks: new Set(),
  ends: new Set(),
  protection: undefined,
  taken: undefined,
  breaks: { rowBreaks: [], columnBreaks: [] },
  hyperlinks: [],
  notes: [],
};

/** Finds formulas that may name one of these tables: a word is all that tells, so one in a text counts as well. */
function naming(tables: readonly string[]): (formula: string) => boolean {
  const names = new Set(tables.map((name) => name.toLowerCase()));
  if (names.size === 0) return () => false;
  return (formula) =>
    (formula.match(/[\p{L}_\\][\p{L}\p{N}_.\\?]*/gu) ?? []).some((word) => names.has(word.toLowerCase()));
}

/** A file that has been read. */
export interface OpenedXlsx {
  /**
   * Puts it into an empty workbook, which nobody else may have before that is done. Answers what of it no workbook here
   * can hold.
   */
  readonly fill: (workbook: Workbook) => Promise<readonly Lost[]>;
}

/** How much of the work is done when the cells of all sheets are read, and when they are stored. */
const readShare = 0.5;
const storedShare = 0.8;

/** Reads an .xlsx file. */
export async function openXlsx(bytes: ArrayBuffer, addInId: string, pace: FilePace = atOnce): Promise<OpenedXlsx> {
  const source = await openPackage(bytes);
  const lost = await lostAtOpening(source);
  const workbookXml = await source.text(workbookPart);
  if (workbookXml === undefined) throw new Error(workbookPart);
  const extras = await readExtras(source, { ...pace, done: (share) => pace.done(share * readShare) });
  const structure = workbookXml;
  const [names, pageNames] = [readNames(workbookXml), readPageNames(workbookXml)];
  source.set(workbookPart, without(workbookXml, 'definedNames'));
  const settings = await readSettings(source, addInId);
  const [properties, xmlParts] = [await readProperties(source), await readXmlParts(source)];
  const file = new FileWorkbook();
  await file.xlsx.load(await source.bytes(false));
  await pace.turn();
  const cells = [...extras.values()].reduce((sum, { taken }) => sum + (taken?.cells.length ?? 0), 0);
  const namesTable = naming([...extras.values()].flatMap(({ tables }) => tables.map(({ name }) => name)));
  function* filling(workbook: Workbook, unread: (cells: number) => void): Generator<undefined, void> {
    // All sheets are there before any formula names one of them.
    const sheets = file.worksheets.map((sheet) => [sheet, workbook.sheets.add(sheet.name)] as const);
    addNames(workbook, names);
    let stored = 0;
    const later: (readonly [Sheet, readonly StoredCell[]])[] = [];
    for (const [from, sheet] of sheets) {
      const extra = extras.get(from.name) ?? noExtras;
      sheet.changePage({ ...readPage(from), ...pageNames.get(sheet.position), ...extra.breaks });
      const filled = fillSheet(from, sheet, extra, namesTable);
      let piece = filled.next();
      for (; piece.done !== true; piece = filled.next()) {
        if (extra.taken) stored += piece.value;
        pace.done(readShare + ((storedShare - readShare) * stored) / Math.max(cells, 1));
        yield undefined;
      }
      later.push([sheet, piece.value]);
    }
    // All tables are there before any formula names one of them.
    for (const [sheet, waiting] of later) {
      unread(sheet.store(waiting).length);
      yield undefined;
    }
    for (const [from, sheet] of sheets) {
      const protection = extras.get(from.name)?.protection;
      if (protection) sheet.protect(protection);
    }
    for (const [key, value] of settings) workbook.settings.set(key, value);
    for (const [key, value] of properties) workbook.properties.set(key, value);
    for (const [key, value] of xmlParts) workbook.xmlParts.set(key, value);
    const views = file.views as FileWorkbook['views'] | undefined; // undefined where the file has none
    const wanted = workbook.sheets.list()[views?.[0]?.activeTab ?? 0];
    const shown = workbook.sheets.list().find((sheet) => sheet.visibility === 'Visible');
    const active = wanted?.visibility === 'Visible' ? wanted : shown;
    readDocumentProperties(file, workbook);
    if (active) workbook.activate(active.id);
    if (isStructureLocked(structure)) workbook.protectStructure();
  }
  return {
    fill: async (workbook) => {
      let formulas = 0;
      const count = (cells: number): void => {
        formulas += cells;
      };
      await workbook.batchInPieces('addin', filling(workbook, count), pace);
      return formulas === 0 ? lost : [...lost, { code: 'formulas', count: formulas }];
    },
  };
}
