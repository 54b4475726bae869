import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataDirectory } from '../../src/composition';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossgrade-data-directory-'));
  await writeFile(join(folder, 'file'), 'not a folder');
});

afterAll(() => rm(folder, { recursive: true }));

const refusal = (directory: string, reason: string) =>
  expect(prepareDataDirectory(directory)).rejects.toMatchObject({
    code: 'data-directory-unusable',
    values: { directory, reason },
  });

test('a data directory that is a file, or lies below one, is refused with the reason', async () => {
  await refusal(join(folder, 'file'), 'not-a-folder');
  await refusal(join(folder, 'file', 'below', 'it'), 'not-a-folder');
});

test('a place where no folder can be made is refused at once', async () => {
  const impossible = existsSync('/proc/self') ? '/proc/crossgrade' : join(folder, 'x'.repeat(300));
  await refusal(join(impossible, 'data'), 'cannot-be-made');
});

test('a data directory behind a link that leads nowhere is refused', async () => {
  await symlink(join(folder, 'gone'), join(folder, 'link'));
  await expect(prepareDataDirectory(join(folder, 'link'))).rejects.toMatchObject({ code: 'data-directory-unusable' });
});

test('a missing data directory is made, by several processes at once as well, and nothing is left in it', async () => {
  const directory = join(folder, 'new', 'and', 'deep');
  await Promise.all([1, 2, 3, 4].map(() => prepareDataDirectory(directory)));
  expect((await stat(directory)).isDirectory()).toBe(true);
  await expect(readdir(directory)).resolves.toEqual([]);
});
