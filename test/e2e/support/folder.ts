import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of a person's own. Where the tests run as root, the database's account reaches what is inside. */
export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crossgrade-e2e-'));
  await chmod(folder, 0o711);
  return folder;
}
