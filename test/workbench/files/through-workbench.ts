import { readFile, writeFile } from 'node:fs/promises';
import { createWorkbook, type Workbook } from '../../../src/excel-host';
import { renderModel, sheetTexts } from '../../../src/workbook';
import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { openXlsx, saveXlsx, type FilePace, type Lost } from '../../../taskpane/workbench/file/xlsx';
import { clock, meta, plans, row, user } from '../../workbook/samples';

const addInId = 'b7a3c1d2-5e0f-4a86-9c1b-2f6d8e4a7051';
/** 2026-11-21, noon. */
export const modelClock = { serialNow: () => 46_347.5 };

export const saved = (workbook: Workbook, pace?: FilePace): Promise<ArrayBuffer> => saveXlsx(workbook, addInId, pace);

/** What of a file no workbook of the workbench can hold. */
export async function lostOf(bytes: ArrayBuffer): Promise<readonly Lost[]> {
  const { fill } = await openXlsx(bytes, addInId);
  return fill(createWorkbook({ clock: modelClock, sheets: [] }));
}

/** The workbook that is in these bytes. */
export async function opened(bytes: ArrayBuffer, pace?: FilePace): Promise<Workbook> {
  const { fill } = await openXlsx(bytes, addInId, pace);
  const workbook = createWorkbook({ clock: modelClock, sheets: [] });
  await fill(workbook);
  return workbook;
}

/** Writes a workbook as the command line writes it, hostile names among its customers. */
export async function writtenByCommandLine(path: string): Promise<string> {
  const rows = ['=HYPERLINK("http://evil.example","x")', 'Łódź', '0012'].map((customer, index) =>
    row(index + 1, { source: { ...row(index + 1).source, customer } }),
  );
  await openWorkbookFile(path, clock).render(renderModel(rows, [user(1)], plans, meta, sheetTexts('en-US')));
  return path;
}

/** Opens a file in the workbench's model and saves it again; gives the new file. */
export async function throughWorkbench(path: string): Promise<string> {
  const bytes = await readFile(path);
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength); // a file's buffer is never shared
  const to = path.replace('.xlsx', '-saved.xlsx');
  await writeFile(to, new Uint8Array(await saved(await opened(whole))));
  return to;
}
