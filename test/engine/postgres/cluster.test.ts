import { spawn } from 'node:child_process';
import { chown, readdir, readFile, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { createPool } from '../../../src/engine/postgres';
import { silentLog } from '../../support/log';
import { systemClock } from '../../support/system-clock';
import { until } from '../../support/until';
import { ClusterFolder } from './cluster-folder';

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

const ask = async (url: string, text: string): Promise<unknown[]> => {
  const client = await connect(url);
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
};

describe('a cluster that does not exist yet', () => {
  let folder: ClusterFolder;

  beforeEach(async () => {
    folder = await ClusterFolder.make();
  });

  afterEach(async () => {
    await folder.remove();
  });

  test('makes a cluster that is durable, sorts alike everywhere and lets nobody in without the password', async () => {
    const cluster = await folder.open();
    const url = cluster.url('postgres');
    expect(await ask(url, 'show fsync')).toEqual(['on']);
    expect(await ask(url, 'show synchronous_commit')).toEqual(['on']);
    expect(await ask(url, 'show server_encoding')).toEqual(['UTF8']);
    expect(await ask(url, `select lower('ÅI') = 'åi', 'Z' < 'a'`)).toEqual([true, true]);
    expect(await ask(url, `select distinct auth_method from pg_hba_file_rules`)).toEqual(['scram-sha-256']);
    await expect(connect(url.replace(/:[^:@]*@/, ':wrong@'))).rejects.toMatchObject({ code: '28P01' });
    const password = await stat(join(folder.data, 'postgres', 'data', 'crossgrade.password'));
    expect(password.mode & 0o777).toBe(0o600);
  });

  test('processes that start at the same moment, on nothing, get one and the same cluster', async () => {
    const children = [folder.startProcess(), folder.startProcess(), folder.startProcess()];
    const urls = await Promise.all(children.map((child) => child.says('open')));
    expect(new Set(urls).size).toBe(1);
    expect((await readdir(join(folder.data, 'postgres'))).filter((name) => name.startsWith('data'))).toEqual(['data']);
    for (const child of children) child.tell('leave');
    await Promise.all(children.map((child) => child.ended()));
    expect(await folder.serverPid()).toBeUndefined();
  });

  test('lies behind a short socket path also where the data directory has a long one', async () => {
    const cluster = await folder.open({ dataDirectory: join(folder.root, 'a'.repeat(120), 'data') });
    expect(await ask(cluster.url('postgres'), 'select 1')).toEqual([1]);
    const sockets = new URL(cluster.url('postgres')).searchParams.get('host') ?? '';
    expect((await stat(sockets)).mode & 0o777).toBe(0o700);
    await cluster.leave();
    await rmdir(sockets);
  });

  test('clears away what a process left that was killed while it made the cluster', async () => {
    const place = join(folder.data, 'postgres');
    const child = folder.startProcess();
    await until(async () => (await readdir(place).catch(() => [])).find((name) => name.startsWith('data.')));
    await child.kill();
    const starts = await until(async () => {
      // The initialisation itself outlives its process for a moment, so the first start may come too early.
      await (await folder.open()).leave();
      return (await leftovers(place)).length === 0 ? 'clean' : undefined;
    });
    expect(starts).toBe('clean');
    expect(await readFile(join(place, 'data', 'PG_VERSION'), 'utf8')).toBe('18\n');
  });
});

describe('a cluster that exists', () => {
  let folder: ClusterFolder;

  beforeAll(async () => {
    folder = await ClusterFolder.make();
    await (await folder.open()).leave();
  });

  afterEach(async () => {
    await folder.end();
  });

  afterAll(async () => {
    await folder.remove();
  });

  test('listens in a folder of its own only', async () => {
    const cluster = await folder.open();
    const [addresses, folders] = await ask(
      cluster.url('postgres'),
      `select current_setting('listen_addresses'), current_setting('unix_socket_directories')`,
    );
    expect(addresses).toBe('');
    expect((await stat(String(folders))).mode & 0o777).toBe(0o700);
  });

  test('creates a database once, also when several ask for it at once', async () => {
    const cluster = await folder.open();
    await Promise.all([1, 2, 3, 4].map(() => cluster.createDatabase('one "odd" näme')));
    await cluster.createDatabase('one "odd" näme');
    expect(await ask(cluster.url('one "odd" näme'), 'select current_database()')).toEqual(['one "odd" näme']);
  });

  test('is shared by all who open it, and stopped by the last one who leaves', async () => {
    const first = await folder.open();
    const pid = await folder.serverPid();
    const second = await folder.open();
    expect(await folder.serverPid()).toBe(pid);
    await first.leave();
    expect(await ask(second.url('postgres'), 'select 1')).toEqual([1]);
    await second.leave();
    expect(await folder.serverPid()).toBeUndefined();
  });

  test('is left running for a process that follows, where that is asked', async () => {
    const cluster = await folder.open();
    const pid = await folder.serverPid();
    await cluster.leave({ keepRunning: true });
    expect(await folder.serverPid()).toBe(pid);
    await (await folder.open()).leave();
    expect(await folder.serverPid()).toBeUndefined();
  });

  test('lives on when every process that used it is killed, and the next one finds it', async () => {
    const child = folder.startProcess();
    await child.says('open');
    const pid = await folder.serverPid();
    expect(pid).toBeDefined();
    await child.kill();
    const cluster = await folder.open();
    expect(await folder.serverPid()).toBe(pid);
    await cluster.leave();
    expect(await folder.serverPid()).toBeUndefined();
  });

  test('a process that is killed does not keep the last one from stopping the server', async () => {
    const child = folder.startProcess();
    const cluster = await folder.open();
    await child.says('open');
    await child.kill();
    await until(async () => ((await members(cluster.url('postgres'))) === 1 ? true : undefined));
    await cluster.leave();
    expect(await folder.serverPid()).toBeUndefined();
  });

  test('comes back after the server was killed, with all that was committed', async () => {
    const cluster = await folder.open();
    const pool = createPool(cluster.url('postgres'), { log: silentLog, clock: systemClock });
    await pool.query('create table kept (id integer)');
    await pool.query('insert into kept values (1)');
    const pid = await folder.serverPid();
    process.kill(pid ?? 0, 'SIGKILL');
    const next = await until(async () => {
      const found = await folder.serverPid();
      return found === pid ? undefined : found;
    });
    expect(next).not.toBe(pid);
    const { rows } = await until(() => pool.query('select id from kept').catch(() => undefined));
    expect(rows).toEqual([{ id: 1 }]);
    await pool.end();
  });

  test('starts after a kill of everything', async () => {
    const child = folder.startProcess();
    await child.says('open');
    const pid = await folder.serverPid();
    await child.kill();
    process.kill(pid ?? 0, 'SIGKILL');
    const cluster = await folder.open();
    expect(await ask(cluster.url('postgres'), 'select 1')).toEqual([1]);
  });

  test('starts where the old pid file names a process that has nothing to do with it', async () => {
    const data = join(folder.data, 'postgres', 'data');
    const { uid, gid } = await stat(data);
    // Another process of the server's own account: PostgreSQL takes it for a server.
    const other = spawn('sleep', ['600'], { uid, gid, stdio: 'ignore' });
    await writeFile(join(data, 'postmaster.pid'), `${String(other.pid)}\n${data}\n1\n5432\n\n\n`, { mode: 0o600 });
    await chown(join(data, 'postmaster.pid'), uid, gid);
    const cluster = await folder.open();
    expect(await ask(cluster.url('postgres'), 'select 1')).toEqual([1]);
    expect(other.exitCode).toBeNull();
    other.kill();
  });

  test('starts where a start broke off before it had written its process number', async () => {
    const file = join(folder.data, 'postgres', 'data', 'postmaster.pid');
    await writeFile(file, '');
    await utimes(file, 0, 0);
    const cluster = await folder.open();
    expect(await ask(cluster.url('postgres'), 'select 1')).toEqual([1]);
  });

  test('takes no harm from processes that come and go all the time', async () => {
    const comeAndGo = async (): Promise<void> => {
      for (let round = 0; round < 4; round += 1) {
        const cluster = await folder.open();
        expect(await ask(cluster.url('postgres'), 'select 1')).toEqual([1]);
        await cluster.leave();
      }
    };
    await Promise.all([comeAndGo(), comeAndGo(), comeAndGo()]);
    expect(await folder.serverPid()).toBeUndefined();
  });

  test('can listen on the loopback address, and moves when its port was taken in between', async () => {
    const first = await folder.open({ listen: 'loopback' });
    expect(await ask(first.url('postgres'), 'show listen_addresses')).toEqual(['127.0.0.1']);
    const port = Number(new URL(first.url('postgres')).port);
    const again = await folder.open({ listen: 'loopback' });
    expect(again.url('postgres')).toBe(first.url('postgres'));
    await first.leave();
    await again.leave();
    const intruder = createServer().listen(port, '127.0.0.1');
    const moved = await folder.open({ listen: 'loopback' });
    expect(await ask(moved.url('postgres'), 'select 1')).toEqual([1]);
    expect(new URL(moved.url('postgres')).port).not.toBe(String(port));
    await new Promise((resolve) => intruder.close(resolve));
  });

  test('says in the words of the server why it does not start', async () => {
    const overruled = join(folder.data, 'postgres', 'data', 'postgresql.auto.conf');
    await writeFile(overruled, `work_mem = 'plenty'\n`);
    await expect(folder.open()).rejects.toMatchObject({
      code: 'cluster-start-failed',
      values: { detail: expect.stringContaining('invalid value for parameter "work_mem": "plenty"') as string },
    });
    await writeFile(overruled, '');
  });

  test('says where it could not write', async () => {
    const file = join(folder.root, 'file');
    await writeFile(file, '');
    await expect(folder.open({ dataDirectory: join(file, 'data') })).rejects.toMatchObject({
      code: 'cluster-start-failed',
      values: { detail: expect.stringContaining(join(file, 'data')) as string },
    });
  });

  test('refuses the data of another major version', async () => {
    const version = join(folder.data, 'postgres', 'data', 'PG_VERSION');
    await writeFile(version, '17\n');
    await expect(folder.open()).rejects.toMatchObject({
      code: 'cluster-version-other',
      values: { found: '17', supported: '18' },
    });
    await writeFile(version, '18\n');
  });
});

async function members(url: string): Promise<number> {
  const [count] = await ask(url, `select count(*)::integer from pg_locks where locktype = 'advisory' and granted`);
  return Number(count);
}

async function leftovers(place: string): Promise<string[]> {
  return (await readdir(place)).filter((name) => name.startsWith('data.'));
}
