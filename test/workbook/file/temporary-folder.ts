import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test file, gone afterwards. */
export function temporaryFolder(): { readonly path: (name: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-file-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return { path: (name) => join(folder, name) };
}
