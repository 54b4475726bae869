import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { renderModel, sheetTexts, type RowPatch } from '../../src/workbook';
import { openWorkbookFile } from '../../src/workbook/writers/xlsx-file';
import { fileCrashPoints, type FileCrashPoint } from '../../src/workbook/writers/xlsx-file/crash-point';
import { Child } from '../support/child-process';
import { temporaryFolder } from '../workbook/file/temporary-folder';
import { clock, meta, plans, row } from '../workbook/samples';
import type { DyingWriterWish } from './dying-writer';

const folder = temporaryFolder();

const done = (number: number): RowPatch => {
  const { customerId, subscriptionId } = row(number);
  return { customerId, subscriptionId, state: 'done', message: 'moved' };
};

async function states(path: string): Promise<readonly (string | undefined)[]> {
  return (await openWorkbookFile(path, clock).read()).rows.map(({ keys }) => keys.stateCode);
}

async function beside(path: string): Promise<readonly string[]> {
  return (await readdir(dirname(path))).filter(
    (name) => name !== basename(path) && name.includes(basename(path, '.xlsx')),
  );
}

/** A process that writes row 2 as done and dies there. */
async function dieAt(point: FileCrashPoint, path: string): Promise<void> {
  const wish: DyingWriterWish = { path, point, rows: [done(2)] };
  const child = new Child(join(__dirname, 'dying-writer.ts'), [JSON.stringify(wish)]);
  await child.says('reached');
  await child.ended();
}

/** As Excel says that it has a workbook open. */
const lockOf = (path: string): string => join(dirname(path), `~$${basename(path)}`);

interface Death {
  /** What is so before the process starts. */
  readonly before: (path: string) => Promise<void>;
  /** What the next command finds at once. */
  readonly found: readonly string[];
  /** What lies beside the workbook when the process is dead. */
  readonly left: RegExp | undefined;
}

const nothing = (): Promise<void> => Promise.resolve();
const open = (path: string): Promise<void> => writeFile(lockOf(path), 'agent');

/** Results of an earlier command lie beside the workbook, which is closed by now. */
async function resultsWait(path: string): Promise<void> {
  await open(path);
  const file = openWorkbookFile(path, clock);
  await file.read();
  await file.patch({ rows: [done(1)] });
  await rm(lockOf(path));
}

const deaths: Readonly<Record<FileCrashPoint, Death>> = {
  'copy-written': { before: nothing, found: ['draft', 'draft'], left: /\.tmp$/ },
  'file-replaced': { before: nothing, found: ['draft', 'done'], left: undefined },
  'results-beside': { before: open, found: ['draft', 'done'], left: /\.results\.xlsx$/ },
  'results-merged': { before: resultsWait, found: ['done', 'draft'], left: /\.results\.xlsx$/ },
};

test.each(Object.keys(fileCrashPoints) as FileCrashPoint[])(
  // the keys of the table
  'a command that dies at %s leaves a whole workbook, and the next one finds everything and tidies up',
  async (point) => {
    const path = folder.path(`${point}.xlsx`);
    const model = renderModel([row(1), row(2)], [], plans, meta, sheetTexts('en-US'));
    await openWorkbookFile(path, clock).render(model);
    await deaths[point].before(path);
    await dieAt(point, path);
    const left = await beside(path);
    await rm(lockOf(path), { force: true });
    const found = await states(path);
    await openWorkbookFile(path, clock).patch({ rows: [done(1), done(2)] });

    expect(found).toEqual(deaths[point].found);
    const { left: expected } = deaths[point];
    if (expected === undefined) expect(left).toEqual([]);
    else expect(left.filter((name) => expected.test(name))).toHaveLength(1);
    expect(await states(path)).toEqual(['done', 'done']);
    expect(await beside(path)).toEqual([]);
  },
);
