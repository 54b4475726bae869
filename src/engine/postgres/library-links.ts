import { copyFile, lstat, readFile, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod/mini';
import { failureCode } from './failure';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Makes the links between library names that npm packages cannot carry. The package does so itself when its install
 * script runs; many installations forbid such scripts (engine.md). False where the folder does not let us.
 */
export async function restoreLibraryLinks(packageRoot: string, into: string): Promise<boolean> {
  for (const { source, target } of await listedLinks(packageRoot)) {
    const link = join(into, target);
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if (failureCode(error) === 'EEXIST') continue;
      // Windows lets only some users make links; a second copy serves as well.
      if (!(await copies(join(into, source), link))) return false;
    }
  }
  return true;
}

async function listedLinks(packageRoot: string): Promise<z.infer<typeof linksSchema>> {
  try {
    return linksSchema.parse(JSON.parse(await readFile(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8')));
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}

async function copies(source: string, target: string): Promise<boolean> {
  try {
    await copyFile(source, target);
    return true;
  } catch {
    return false;
  }
}
