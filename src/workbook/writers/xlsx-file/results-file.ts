import { access } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { holderOf } from './owner-file';

/** So many files of results beside a workbook are looked for: each one more means that the one before was open. */
const most = 9;

function named(path: string, number: number): string {
  const extension = extname(path) || '.xlsx';
  const name = basename(path, extname(path));
  return join(dirname(path), `${name}.results${number === 1 ? '' : `-${String(number)}`}${extension}`);
}

const candidates = (path: string): readonly string[] =>
  Array.from({ length: most }, (_, index) => named(path, index + 1));

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Where the results of a workbook are kept that could not go into it: the first place that is not open itself. */
export async function resultsPlace(path: string): Promise<string> {
  for (const candidate of candidates(path)) if ((await holderOf(candidate)) === undefined) return candidate;
  return named(path, most);
}

/** Files of results that wait to be merged, oldest first. */
export async function waitingResults(path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const candidate of candidates(path)) if (await exists(candidate)) found.push(candidate);
  return found;
}

/** Where a copy with our sheets goes of a workbook that is not ours. */
export function copyPlace(path: string): string {
  const extension = extname(path) || '.xlsx';
  return join(dirname(path), `${basename(path, extname(path))}.crossgrade${extension}`);
}
