import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isFree } from '../../build/workbench/port.cjs';
import { root } from '../house/support/root';
import { folderWith } from '../house/support/temporary-folder';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { until } from '../support/until';

jest.setTimeout(180_000);

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  for (const launcher of launchers) launcher.process.kill('SIGKILL');
  await database.drop();
});

const launchers: Launcher[] = [];

/** `npm start` as a person without a screen meets it. */
class Launcher {
  readonly process: ChildProcess;
  readonly data = folderWith({});
  said = '';
  readonly ended: Promise<number | null>;

  constructor(environment: Readonly<Record<string, string>> = {}) {
    this.process = spawn(process.execPath, [join(root, 'build/start.cjs')], {
      cwd: root,
      env: {
        ...process.env,
        CI: 'true',
        LANG: 'en_US.UTF-8',
        LC_ALL: '',
        CROSSGRADE_DATA_DIR: this.data,
        CROSSGRADE_DATABASE_URL: database.url,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    launchers.push(this);
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
    this.ended = once(this.process, 'close').then(([code]) => code as number | null);
  }

  /** The port of the address that it says. */
  async port(): Promise<number> {
    return until(async () => {
      const [, port] = /https:\/\/localhost:(\d+)\/workbench\//.exec(this.said) ?? [];
      if (port === undefined && this.process.exitCode !== null) throw new Error(this.said);
      return port === undefined ? undefined : Number(port);
    }, 150_000);
  }

  /** What its gateway answers to somebody who trusts the certificate that it made. */
  ask(
    port: number,
    path: string,
  ): Promise<{ status: number | undefined; body: string; headers: Record<string, unknown> }> {
    const ca = readFileSync(join(this.data, 'workbench', 'localhost.crt'));
    const headers = { 'x-crossgrade-sandbox': '1' };
    return new Promise((resolve, reject) => {
      get({ host: 'localhost', port, path, ca, headers, agent: false }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.on('end', () => resolve({ status: answer.statusCode, body, headers: answer.headers }));
      }).on('error', reject);
    });
  }
}

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
    const launcher = new Launcher({
      CROSSGRADE_PORT: String(taken),
      CROSSGRADE_PARTNER_CENTER_URL: 'https://api.partnercenter.example',
      CROSSGRADE_ACCESS_TOKEN: 'secret',
    });
    const port = await launcher.port();
    expect(port).toBeGreaterThan(taken);
    expect(launcher.said).toContain('SANDBOX');
    expect(launcher.said).toContain('There is no screen here');

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

  it('speaks the language of the person, and leaves nothing behind when it is killed', async () => {
    const launcher = new Launcher({ LANG: 'pl_PL.UTF-8', CROSSGRADE_PORT: String(await takenPort()) });
    const port = await launcher.port();
    expect(launcher.said).toContain('Naciśnij Ctrl+C');
    launcher.process.kill('SIGKILL');
    await until(async () => ((await isFree(port)) ? true : undefined), 30_000);
  });

  it('says what is wrong with the settings instead of starting', async () => {
    const launcher = new Launcher({ CROSSGRADE_CONCURRENCY: 'many' });
    expect(await launcher.ended).toBe(1);
    expect(launcher.said).toContain('CROSSGRADE_CONCURRENCY');
    expect(launcher.said).not.toContain('https://localhost');
  });
});
