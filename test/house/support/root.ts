import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folder of package.json. */
export const root = join(__dirname, '..', '..', '..');

const notOurs = new Set(['.cache', '.git', 'coverage', 'dist', 'node_modules']);

/** Our files under a folder, by their path from the root with `/` between the parts. */
export function ourFiles(folder = root): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [relative(root, path).split(sep).join('/')];
      return notOurs.has(entry.name) ? [] : ourFiles(path);
    })
    .sort();
}
