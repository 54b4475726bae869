import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SandboxOptions } from '../../src/sandbox';
import { runTypeScript } from './run-typescript';

/** A simulator that runs beside us. */
export interface SandboxProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the simulator in a process of its own and waits until it listens. */
export async function startSandboxProcess(options: SandboxOptions): Promise<SandboxProcess> {
  const child = spawn(process.execPath, ['--require', runTypeScript, join(__dirname, 'sandbox-process.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(options));
  for await (const line of createInterface({ input: child.stdout })) {
    const { listening } = JSON.parse(line) as { listening: string }; // the one line that our own process prints
    return {
      url: listening,
      stop: async () => {
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    };
  }
  throw new Error('The simulator ended before it listened');
}
