import type { Log } from '../../src/engine/postgres';

export interface LogLine {
  readonly level: keyof Log;
  readonly event: string;
  readonly values: object;
}

/** A log that keeps its lines for a test to look at. */
export function memoryLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const write = (level: keyof Log) => (values: object, event: string) => {
    lines.push({ level, event, values });
  };
  return { lines, debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** A log that nobody reads. */
export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** A log of what goes wrong, for the parent of a process that does not do what it should. */
export const errorLog: Log = {
  debug: () => {},
  info: () => {},
  warn: (values, event) => process.stderr.write(`${event} ${JSON.stringify(values)}\n`),
  error: (values, event) => process.stderr.write(`${event} ${JSON.stringify(values)}\n`),
};
