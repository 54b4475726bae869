import { spawn } from 'node:child_process';
import { parse } from 'node:path';
import type { ServerAccount } from './server-account';

export interface ProgramResult {
  readonly exitCode: number;
  /** What it wrote on both of its outputs. */
  readonly output: string;
}

/** Runs one of PostgreSQL's programs to its end; rejects only where it cannot be started at all. */
export function runProgram(
  file: string,
  parameters: readonly string[],
  account: ServerAccount | undefined,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, parameters, {
      // The current folder may be one that the account cannot enter.
      cwd: parse(process.execPath).root,
      // Error texts are looked at by us, and libpq's variables of our user must not leak into the server.
      env: { ...withoutPostgresVariables(process.env), LC_ALL: 'C', LC_MESSAGES: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // On Windows the server would otherwise get the terminal's Ctrl-C; elsewhere pg_ctl makes a session of its own.
      detached: process.platform === 'win32',
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    // 'exit', not 'close': on Windows the server inherits the pipes and would keep them open for as long as it runs.
    child.once('exit', (exitCode, signal) => {
      setImmediate(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ exitCode: exitCode ?? -1, output: signal ? `${output}${signal}` : output });
      });
    });
  });
}

function withoutPostgresVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('PG')));
}
