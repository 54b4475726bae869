import { defaultFormat, paced, type FilterCriteria, type Pace, type Workbook } from '../../../../src/excel-host';
import { atOnce } from './file-pace';
import { sheetParts } from './sheet-parts';
import type { WorkbookPackage } from './workbook-package';
import { withoutCells } from './xml';

/** Names (`lost.*`) of what a file can hold and the workbench, or its files, cannot. */
export type LostCode =
  | 'charts'
  | 'pivots'
  | 'drawings'
  | 'slicers'
  | 'links'
  | 'queries'
  | 'controls'
  | 'macros'
  | 'signatures'
  | 'extensions'
  | 'sparklines'
  | 'scenarios'
  | 'pictures'
  | 'scales'
  | 'passwords'
  | 'filters'
  | 'threads'
  | 'rich'
  | 'styles'
  | 'sheetProperties'
  | 'bindings'
  | 'formulas';

/** How much of one kind is left out. */
export interface Lost {
  readonly code: LostCode;
  readonly count: number;
}

/** By the parts that hold it; one part is one of them. */
const lostByPart: readonly (readonly [code: LostCode, part: RegExp])[] = [
  ['charts', /\/charts\/chart[^/]*\.xml$|\/chartsheets\/[^/]+\.xml$/],
  ['pivots', /\/pivottables\/[^/]+\.xml$/],
  ['drawings', /\/media\/|\/diagrams\/data|\/ink\//],
  ['slicers', /\/(?:slicers|timelines)\/[^/]+\.xml$/],
  ['links', /\/externallinks\/[^/]+\.xml$/],
  ['queries', /\/querytables\/[^/]+\.xml$|\/connections\.xml$|\/model\/item/],
  ['controls', /\/(?:ctrlprops|activex)\/[^/]+\.xml$/],
  ['macros', /\/vbaproject\.bin$/],
  ['signatures', /^_xmlsignatures\/sig[^/]+\.xml$/],
  ['extensions', /\/webextensions\/webextension(?!1\.xml$)[^/]*\.xml$/],
];

/** By what the parts of sheets say. */
const lostBySheet: readonly (readonly [code: LostCode, element: RegExp])[] = [
  ['sparklines', /<(?:\w+:)?sparkline>/g],
  ['scenarios', /<(?:\w+:)?scenario\b/g],
  ['pictures', /<(?:\w+:)?picture\b/g],
  ['scales', /<(?:\w+:)?cfRule\b[^>]*\btype="(?:colorScale|iconSet)"/g],
  ['passwords', /<(?:\w+:)?sheetProtection\b[^>]*\b(?:hashValue|password)="/g],
];

/** Filters that the workbook has no word for. */
const foreignFilters = /<(?:\w+:)?(?:colorFilter|iconFilter|dateGroupItem)\b/g;

const matches = (text: string | undefined, pattern: RegExp): number => text?.match(pattern)?.length ?? 0;

/** What of a file does not come into the workbench, and so would not be in it when it is saved from here. */
export async function lostAtOpening(source: WorkbookPackage): Promise<readonly Lost[]> {
  const counts = new Map<LostCode, number>();
  const add = (code: LostCode, count: number) => {
    if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count);
  };
  const names = source.names.map((name) => name.toLowerCase());
  for (const [code, part] of lostByPart) add(code, names.filter((name) => part.test(name)).length);
  for (const { part } of await sheetParts(source)) {
    const text = await source.text(part);
    const xml = text === undefined ? undefined : withoutCells(text);
    for (const [code, element] of lostBySheet) add(code, matches(xml, element));
    // A filter of a sheet stays, but not what it lets through.
    add('filters', matches(xml, /<(?:\w+:)?filterColumn\b/g));
  }
  for (const name of source.names.filter((one) => /\/tables\/[^/]+\.xml$/i.test(one))) {
    add('filters', matches(await source.text(name), foreignFilters));
  }
  const threads = source.names.filter((one) => /\/threadedcomments\/[^/]+\.xml$/i.test(one));
  for (const name of threads) add('threads', matches(await source.text(name), /<(?:\w+:)?threadedComment\b/g));
  const [texts, workbookXml] = [await source.text('xl/sharedStrings.xml'), await source.text('xl/workbook.xml')];
  add('rich', matches(texts, /<(?:\w+:)?si>\s*<(?:\w+:)?r>/g));
  add('passwords', matches(workbookXml, /<(?:\w+:)?workbookProtection\b[^>]*\bworkbook(?:HashValue|Password)="/g));
  return [...counts].map(([code, count]) => ({ code, count }));
}

const isByColour = ({ filterOn }: FilterCriteria): boolean => filterOn === 'CellColor' || filterOn === 'FontColor';

/** How many styles cells have besides Normal: their looks are saved, their names are not. */
function* stylesIn(workbook: Workbook): Generator<undefined, number> {
  const styles = new Set<string>();
  for (const sheet of workbook.sheets.list()) {
    for (const { format } of sheet.cells()) {
      if (format) styles.add(format.style);
      yield undefined;
    }
  }
  styles.delete(defaultFormat.style);
  return styles.size;
}

/** What of the workbook as it is now no file of the workbench holds. */
export async function lostAtSaving(workbook: Workbook, pace: Pace = atOnce): Promise<readonly Lost[]> {
  const sheets = workbook.sheets.list();
  const sum = (count: (sheet: (typeof sheets)[number]) => number) =>
    sheets.reduce((total, sheet) => total + count(sheet), 0);
  const kinds: readonly Lost[] = [
    { code: 'charts', count: sum((sheet) => sheet.charts.list().length) },
    {
      code: 'scales',
      count: sum(
        (sheet) =>
          sheet.conditionalFormats.list().filter(({ rule: { type } }) => type === 'ColorScale' || type === 'IconSet')
            .length,
      ),
    },
    { code: 'styles', count: await paced(stylesIn(workbook), pace) },
    { code: 'sheetProperties', count: sum((sheet) => sheet.customProperties.size) },
    { code: 'bindings', count: sum((sheet) => sheet.bindings.length) },
    { code: 'passwords', count: workbook.structureProtection?.password === undefined ? 0 : 1 },
    { code: 'threads', count: sum((sheet) => sheet.comments.list().length) },
    {
      code: 'filters',
      count: sum(
        (sheet) =>
          (sheet.filter?.criteria.size ?? 0) +
          sheet.tables
            .list()
            .reduce((all, { filter }) => all + [...filter.criteria.values()].filter(isByColour).length, 0),
      ),
    },
  ];
  return kinds.filter(({ count }) => count > 0);
}
