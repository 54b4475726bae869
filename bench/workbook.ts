import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Figure } from './figure';

const rows = 50_000;
const goalSeconds = 10;
const goalMegabytes = 700;

interface Taken {
  readonly seconds: number;
  readonly peakMegabytes: number;
}

async function inProcess(what: 'write' | 'read', file: string): Promise<Taken> {
  const program = join(__dirname, 'world', 'workbook-process.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    program,
    what,
    file,
    String(rows),
  ]);
  return JSON.parse(stdout) as Taken; // what our own process prints
}

/** A workbook of 50,000 rows, written and read by the file writer; each in a process of its own, to see its peak. */
export async function bench(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'crossgrade-bench-'));
  try {
    const file = join(folder, 'plan.xlsx');
    const written = await inProcess('write', file);
    const { size } = await stat(file);
    const read = await inProcess('read', file);
    const figure = (name: string, measured: number, goal: number, unit: string): Figure => ({
      name: `workbook of 50,000 rows, ${name}`,
      measured,
      ideal: undefined,
      goal,
      unit,
    });
    return [
      { ...figure('written', written.seconds, goalSeconds, 's'), note: `${(size / 1e6).toFixed(1)} MB` },
      figure('read', read.seconds, goalSeconds, 's'),
      figure('peak of writing', written.peakMegabytes, goalMegabytes, 'MB'),
      figure('peak of reading', read.peakMegabytes, goalMegabytes, 'MB'),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
