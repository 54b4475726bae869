import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { root } from '../house/support/root';
import { folderWith } from '../house/support/temporary-folder';
import { spawnTied } from './spawn-tied';
import { until } from './until';

const launchers: Launcher[] = [];

/** Ends every launcher of this suite, whatever it is doing. */
export function killLaunchers(): void {
  for (const launcher of launchers) launcher.process.kill('SIGKILL');
}

/** `npm start` as a person without a screen meets it. */
export class Launcher {
  readonly process: ChildProcess;
  /** Its data directory. */
  readonly data: string;
  said = '';
  readonly ended: Promise<number | null>;

  /** `data`: the data directory of an earlier one, which this one goes on with. */
  constructor(environment: Readonly<Record<string, string>>, data = folderWith({})) {
    this.data = data;
    this.process = spawnTied([join(root, 'build/start.cjs')], {
      cwd: root,
      env: {
        ...process.env,
        CI: 'true',
        LANG: 'en_US.UTF-8',
        LC_ALL: '',
        CROSSGRADE_DATA_DIR: this.data,
        ...environment,
      },
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

  /** Waits until it has said a sentence: what it writes at once arrives here in pieces. */
  async hears(sentence: string): Promise<void> {
    await until(async () => {
      if (this.said.includes(sentence)) return true;
      if (this.process.exitCode !== null) throw new Error(this.said);
      return undefined;
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
