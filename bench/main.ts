import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { BenchModule, Figure } from './figure';
import { tableOf } from './table';

/** Modules of this folder that others use; every other one measures something. */
const notMeasuring = new Set(['figure', 'main', 'table']);

function isBenchModule(module: unknown): module is BenchModule {
  return typeof module === 'object' && module !== null && 'bench' in module && typeof module.bench === 'function';
}

async function measure(name: string): Promise<readonly Figure[]> {
  const module: unknown = await import(join(__dirname, `${name}.ts`));
  if (!isBenchModule(module)) throw new Error(`bench/${name}.ts exports no function bench()`);
  console.error(`measuring ${name} …`);
  return module.bench();
}

/** Measures one after the other, so that no figure is made beside the work of another. */
async function main(chosen: readonly string[]): Promise<void> {
  const names = readdirSync(__dirname)
    .filter((file) => extname(file) === '.ts')
    .map((file) => basename(file, '.ts'))
    .filter((name) => !notMeasuring.has(name))
    .filter((name) => chosen.length === 0 || chosen.includes(name))
    .sort();
  const figures: Figure[] = [];
  for (const name of names) figures.push(...(await measure(name)));
  for (const line of tableOf(figures)) console.log(line);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    // Whatever the broken measurement left open would keep the process.
    process.exit(1);
  },
);
