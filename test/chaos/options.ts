import { parseArgs } from 'node:util';

/** How large and how long a storm is. The same seed gives the same customers and the same plan of trouble. */
export interface ChaosOptions {
  readonly seed: number;
  /** Rows in all: at gateways, and some of them in a workbook. */
  readonly rows: number;
  /** Processes that are killed with SIGKILL. */
  readonly kills: number;
  readonly gateways: number;
  /** Minutes of trouble and settling together; a machine that is slow settles for longer. */
  readonly minutes: number;
}

/** As `npm run chaos` says it without parameters. */
export const usual: ChaosOptions = { seed: 1, rows: 120, kills: 20, gateways: 2, minutes: 6 };

/** A parameter that cannot be read. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
}

const names = ['seed', 'rows', 'kills', 'gateways', 'minutes'] as const satisfies readonly (keyof ChaosOptions)[];

/** Reads `--seed N --rows N --kills N --gateways N --minutes M`. */
export function readOptions(argv: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const read = (name: (typeof names)[number]): number => {
    const text = values[name];
    if (text === undefined) return usual[name];
    const number = Number(text);
    const whole = name === 'minutes' || Number.isInteger(number);
    const least = name === 'seed' || name === 'kills' ? 0 : name === 'minutes' ? 0.5 : 1;
    if (!whole || !(number >= least)) throw new ParameterError(`--${name} wants a number of at least ${String(least)}`);
    return number;
  };
  return {
    seed: read('seed'),
    rows: read('rows'),
    kills: read('kills'),
    gateways: read('gateways'),
    minutes: read('minutes'),
  };
}

/** The command that does the same again. */
export function commandOf(options: ChaosOptions): string {
  return `npm run chaos -- ${names.map((name) => `--${name} ${String(options[name])}`).join(' ')}`;
}
