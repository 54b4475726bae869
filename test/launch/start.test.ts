import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isFree } from '../../build/workbench/port.cjs';
import { folderWith } from '../house/support/temporary-folder';
import { killLaunchers, Launcher } from '../support/launcher';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { until } from '../support/until';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  killLaunchers();
  await database.drop();
});

const startLauncher = (environment: Readonly<Record<string, string>>): Launcher =>
  new Launcher({ CROSSGRADE_DATABASE_URL: database.url, ...environment });

/** What a file says once it says something. */
const readIfThere = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') || undefined : undefined;

/** Processes that were started from a file, by their command lines. */
const processesOf = (file: string): readonly string[] =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(file));

/** A port that somebody else has. */
async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  servers.push(server);
  return (server.address() as AddressInfo).port; // it listens on a port
}
const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => servers.forEach((server) => server.close()));

describe('npm start', () => {
  it('serves workbench, pane and gateway on the next free port, never before a real partner, until it is told to end', async () => {
    const taken = await takenPort();
    const launcher = startLauncher({
      CROSSGRADE_PORT: String(taken),
      CROSSGRADE_PARTNER_CENTER_URL: 'https://api.partnercenter.example',
      CROSSGRADE_ACCESS_TOKEN: 'secret',
    });
    const port = await launcher.port();
    expect(port).toBeGreaterThan(taken);
    await launcher.hears('SANDBOX');
    await launcher.hears('There is no screen here');

    const page = await launcher.ask(port, '/workbench/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    for (const path of ['/taskpane.html', '/workbench/taskpane.html', '/manifest.xml', '/office-js/office.js']) {
      expect([path, (await launcher.ask(port, path)).status]).toEqual([path, 200]);
    }
    const me = JSON.parse((await launcher.ask(port, '/api/me')).body) as unknown;
    expect(me).toMatchObject({ connection: { sandbox: true } });

    launcher.process.kill('SIGINT');
    expect(await launcher.ended).toBe(0);
    expect(await isFree(port)).toBe(true);
  });

  it('opens a window of its own where there is a browser and a screen, and closes it at the end', async () => {
    const folder = folderWith({ 'google-chrome': '#!/bin/sh\necho "$@" > "$0.asked"\nexec sleep 600\n' });
    const browser = join(folder, 'google-chrome');
    chmodSync(browser, 0o755);
    const launcher = startLauncher({
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      DISPLAY: ':0',
      CI: '',
      CROSSGRADE_PORT: String(await takenPort()),
    });
    const port = await launcher.port();
    const asked = await until(async () => readIfThere(`${browser}.asked`));
    expect(asked).toContain(`--app=https://localhost:${String(port)}/workbench/ `);
    expect(asked).toContain(`--user-data-dir=${join(launcher.data, 'workbench', 'browser')} `);
    launcher.process.kill('SIGTERM');
    expect(await launcher.ended).toBe(0);
    expect(launcher.said).not.toContain('certificate');
    expect(processesOf(browser)).toEqual([]);
  });

  it('speaks the language of the person, and leaves nothing behind when it is killed', async () => {
    const launcher = startLauncher({ LANG: 'pl_PL.UTF-8', CROSSGRADE_PORT: String(await takenPort()) });
    const port = await launcher.port();
    await launcher.hears('Naciśnij Ctrl+C');
    launcher.process.kill('SIGKILL');
    await until(async () => ((await isFree(port)) ? true : undefined));
  });

  it('says what is wrong with the settings instead of starting', async () => {
    const launcher = startLauncher({ CROSSGRADE_CONCURRENCY: 'many' });
    expect(await launcher.ended).toBe(1);
    expect(launcher.said).toContain('CROSSGRADE_CONCURRENCY');
    expect(launcher.said).not.toContain('https://localhost');
  });
});
