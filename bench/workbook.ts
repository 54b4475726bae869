import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fork } from 'node:child_process';
import type { Figure } from './figure';

const rows = 50_000;
const changedRows = 200;
const secondsAllowed = 10;
const megabytesAllowed = 700;

/** What one process did, measured in it: its peak is its own. */
interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

function isMeasured(message: unknown): message is Measured {
  return typeof message === 'object' && message !== null && 'seconds' in message && 'megabytes' in message;
}

async function inItsOwnProcess(task: 'write' | 'read' | 'patch', path: string): Promise<Measured> {
  const child = fork(join(__dirname, 'workbook', 'task.ts'), [task, path, String(rows), String(changedRows)], {
    execArgv: process.execArgv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message: unknown) => {
      if (isMeasured(message)) resolve(message);
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`${task} ended with ${String(code)}`));
    });
  });
}

/** A workbook of 50,000 rows: written, read, and 200 results written into it. */
export async function bench(): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'crossgrade-bench-'));
  const path = join(folder, 'plan.xlsx');
  try {
    const figures: Figure[] = [];
    const tasks = [
      ['write', 'written', secondsAllowed],
      ['read', 'read', secondsAllowed],
      ['patch', `${String(changedRows)} results written into it`, undefined],
    ] as const;
    for (const [task, title, goal] of tasks) {
      const { seconds, megabytes } = await inItsOwnProcess(task, path);
      const name = `workbook of ${String(rows)} rows, ${title}`;
      figures.push(
        { name, measured: seconds, ideal: undefined, goal, unit: 's' },
        { name: `${name}: peak`, measured: megabytes, ideal: undefined, goal: megabytesAllowed, unit: 'MB' },
      );
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
