import { join } from 'node:path';

/** What a process preloads (`node --require`) that runs a TypeScript file. */
export const runTypeScript = join(__dirname, '..', '..', 'build', 'run-typescript.cjs');
