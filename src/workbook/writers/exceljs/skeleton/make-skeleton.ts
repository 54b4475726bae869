import type { Workbook } from 'exceljs';
import type { SheetTexts } from '../../../index';
import type { PackageSource } from '../parts/package';
import { drawSkeleton } from './draw-skeleton';

/** Bytes of a file, whatever the platform holds them in. */
type Bytes = Parameters<Workbook['xlsx']['load']>[0];

/** Only who makes a file waits for the library: most commands read and patch one that is there. */
async function emptyWorkbook(): Promise<Workbook> {
  const { default: exceljs } = await import('exceljs');
  return new exceljs.Workbook();
}

/** An empty workbook of ours, as the bytes of a file. */
export async function newSkeleton(sandbox: boolean, texts: SheetTexts): Promise<Bytes> {
  const workbook = await emptyWorkbook();
  drawSkeleton(workbook, sandbox, texts);
  return workbook.xlsx.writeBuffer();
}

/** A copy of an agent's own workbook with our sheets, empty, behind its own. */
export async function skeletonInto(bytes: Bytes, sandbox: boolean, texts: SheetTexts): Promise<Bytes> {
  const workbook = await emptyWorkbook();
  await workbook.xlsx.load(bytes);
  drawSkeleton(workbook, sandbox, texts);
  return workbook.xlsx.writeBuffer();
}

/** What ExcelJS does not carry from one file to the other, by the parts that hold it. */
const lostByPart: readonly (readonly [string, RegExp])[] = [
  ['charts', /\/(?:charts|chartsheets)\//],
  ['pivots', /\/pivot(?:tables|cache)\//],
  ['threads', /\/threadedcomments\/|\/persons\//],
  ['drawings', /\/(?:drawings\/drawing|diagrams\/|ink\/)/],
  ['slicers', /\/(?:slicers|slicercaches|timelines|timelinecaches)\//],
  ['links', /\/externallinks\//],
  ['queries', /\/(?:querytables|connections\.xml|model)/],
  ['controls', /\/(?:ctrlprops|activex)\//],
  ['custom', /^customxml\//],
  ['signatures', /^_xmlsignatures\//],
];

/** Codes (`lost.*`) of what a copy of a workbook will not hold. */
export function lostParts(source: PackageSource): readonly string[] {
  const names = source.names.map((name) => name.toLowerCase());
  return lostByPart.filter(([, part]) => names.some((name) => part.test(name))).map(([code]) => code);
}
