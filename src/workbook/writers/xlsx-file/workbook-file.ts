import { Problem, type Clock } from '../../../base';
import {
  changedLanguage,
  openWorkbook,
  planWorkbookEdit,
  sheetTexts,
  unreadable,
  type OpenedWorkbook,
  type WorkbookEdit,
  type WorkbookModel,
} from '../../index';
import {
  editPackage,
  finishSkeleton,
  mayRetitle,
  newSkeleton,
  overlay,
  readPackage,
  skeletonInto,
  type PackageChanges,
  type ReadPackage,
} from '../exceljs';
import { limits } from './limits';
import type { LoadedFile } from './load-file';
import { openZip, type ZipSource } from './zip-source';

/** A file, loaded and taken apart. */
export interface OpenedFile {
  readonly zip: ZipSource;
  /** What must change in the zip before anything else: the finish of a skeleton. */
  readonly finish: PackageChanges;
  readonly read: ReadPackage;
  readonly opened: OpenedWorkbook;
}

/** Takes a loaded file apart; undefined where it is a workbook, but not one of ours. */
export async function openLoaded({ zip }: LoadedFile, path: string): Promise<OpenedFile | undefined> {
  const read = await readPackage(zip, path);
  const opened = openWorkbook(read.grid);
  return opened && { zip, finish: new Map(), read, opened };
}

/** The same, for a file that must be ours: throws where it is not, or cannot be read by this version. */
export async function openOurs(loaded: LoadedFile, path: string): Promise<OpenedFile> {
  const file = await openLoaded(loaded, path);
  const problem = file ? unreadable(file.opened) : new Problem('sheet-missing', { sheet: 'Migrations' });
  if (problem) throw problem;
  // Without a file there is a problem.
  return file as OpenedFile;
}

/** ExcelJS gives its own kind of buffer or the platform's. */
type Drawn = Awaited<ReturnType<typeof newSkeleton>>;

async function openDrawn(drawn: Drawn, path: string): Promise<OpenedFile> {
  const zip = await openZip(Buffer.from(drawn), path);
  const finish = await finishSkeleton(zip, path);
  const read = await readPackage(overlay(zip, finish), path);
  const opened = openWorkbook(read.grid);
  if (!opened) throw new Error('the drawn workbook is not one of ours');
  return { zip, finish, read, opened };
}

/** A workbook of ours without rows. */
export async function drawNew(model: WorkbookModel, path: string): Promise<OpenedFile> {
  return openDrawn(await newSkeleton(model.meta.sandbox, sheetTexts(model.locale)), path);
}

/** A copy of another workbook with our sheets without rows. */
export async function drawInto({ bytes, zip }: LoadedFile, model: WorkbookModel, path: string): Promise<OpenedFile> {
  const unpacked = zip.entries.reduce((total, entry) => total + entry.size, 0);
  if (unpacked > limits.adoptedBytes) {
    const megabytes = (count: number): number => Math.ceil(count / 1_000_000);
    const values = { megabytes: megabytes(unpacked), limit: megabytes(limits.adoptedBytes) };
    throw new Problem('file-too-large', { file: path, ...values });
  }
  // The types of ExcelJS ask for the buffer of another version of Node's types.
  const copy = bytes as unknown as Parameters<typeof skeletonInto>[0];
  return openDrawn(await skeletonInto(copy, model.meta.sandbox, sheetTexts(model.locale)), path);
}

export interface EditedFile {
  readonly zip: ZipSource;
  readonly changes: PackageChanges;
  readonly edit: WorkbookEdit;
}

/** What must be written so that the file shows the model. */
export async function editFile(
  file: OpenedFile,
  model: WorkbookModel,
  mayAdd: boolean,
  clock: Pick<Clock, 'today'>,
): Promise<EditedFile> {
  const texts = sheetTexts(model.locale);
  const source = overlay(file.zip, file.finish);
  const isLocalised = changedLanguage(file.opened, texts) !== undefined;
  const retitle = isLocalised && (await mayRetitle(source, file.read, file.opened));
  const edit = planWorkbookEdit(file.opened, model, { mayAdd, agentCells: false, retitle }, clock.today(), texts);
  const changed = await editPackage(source, file.read, edit);
  return { zip: file.zip, changes: new Map([...file.finish, ...changed]), edit };
}
