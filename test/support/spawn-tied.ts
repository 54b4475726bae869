import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

const endsWithParent = join(__dirname, 'ends-with-parent.cjs');

export interface TiedOptions {
  readonly cwd?: string;
  /** Default: as this process has it. */
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  /** Default: none. */
  readonly stdin?: 'pipe';
  /** Default: a pipe. */
  readonly stderr?: 'inherit';
}

/** A process whose output can be read. */
export type TiedProcess = ChildProcess & { readonly stdout: Readable };

/** Starts Node with these arguments as a process that does not outlive this one, whatever ends this one. */
export function spawnTied(parameters: readonly string[], options: TiedOptions = {}): TiedProcess {
  const { env = process.env, stdin = 'ignore', stderr = 'pipe', ...others } = options;
  return spawn(process.execPath, ['--require', endsWithParent, ...parameters], {
    ...others,
    env: { ...env, TEST_PARENT_PROCESS: String(process.pid) },
    stdio: [stdin, 'pipe', stderr, 'pipe'],
  }) as TiedProcess; // its stdout is a pipe, as was asked for above
}
