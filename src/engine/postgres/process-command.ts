import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { failureCode } from './failure';

/** The command line of a running process; undefined where there is no such process, empty where it is not told. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (!isAlive(pid)) return undefined;
  try {
    if (process.platform === 'linux') {
      const command = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8');
      // Empty: it has ended already, and nobody has asked for its exit code.
      return command === '' ? undefined : command.replaceAll('\0', ' ');
    }
    if (process.platform === 'win32') return '';
    return (await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return isAlive(pid) ? '' : undefined;
  }
}

/** Whether a process with this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return failureCode(error) === 'EPERM';
  }
}
