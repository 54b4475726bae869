import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { Problem } from '../../base';

/** How the simulator's program is started: Node with these arguments. */
export type SandboxProgram = readonly string[];

/** A simulator that was started, or found to serve the data already. */
export interface FoundSandbox {
  readonly url: string;
  /** undefined: another process started it. */
  readonly pid: number | undefined;
}

const saidSchema = z.union([z.object({ listening: z.string() }), z.object({ running: z.string() })]);

/**
 * Starts the simulator as a process of its own that outlives this one; where one serves the data already, it says so.
 * Undefined: one is only just starting.
 */
export async function startSandboxProcess(
  program: SandboxProgram,
  parameters: readonly string[],
): Promise<FoundSandbox | undefined> {
  const child = spawn(process.execPath, [...program, ...parameters], {
    // A group of its own: Ctrl+C at this terminal does not reach it.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-2000)));
  const lines = createInterface(child.stdout);
  const ended = once(child, 'close').then(() => undefined);
  const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
  try {
    const line = await Promise.race([once(lines, 'line').then(([text]) => text as string), ended, failed]);
    if (line === undefined) throw new Error(complaint.trim());
    const said = saidSchema.parse(JSON.parse(line));
    if ('listening' in said) return { url: said.listening, pid: child.pid };
    return said.running === '' ? undefined : { url: said.running, pid: undefined };
  } catch (error) {
    const detail = complaint.trim() || (error instanceof Error ? error.message : String(error));
    throw new Problem('sandbox-start-failed', { detail }, { cause: error });
  } finally {
    // From here on nothing ties the two processes together.
    failed.catch(() => undefined);
    lines.close();
    child.stdout.destroy();
    child.stderr.destroy();
    child.unref();
  }
}

const stateSchema = z.object({
  options: z.object({
    dataDirectory: z.string(),
    timeScale: z.number(),
    termEndActions: z.array(z.string()),
  }),
});

export type SandboxState = z.infer<typeof stateSchema>['options'];

const answerWithin = 5_000;

/** What the simulator at an address says of itself; undefined: nobody answers there, or somebody else. */
export async function askSandbox(url: string): Promise<SandboxState | undefined> {
  try {
    const response = await fetch(`${url}/_sandbox/state`, { signal: AbortSignal.timeout(answerWithin) });
    const read = stateSchema.safeParse(await response.json());
    return read.success ? read.data.options : undefined;
  } catch {
    return undefined;
  }
}
