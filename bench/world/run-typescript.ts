import { join } from 'node:path';

/** What a process of the bench preloads (`node --require`), as it runs a TypeScript file. */
export const runTypeScript = join(__dirname, '..', '..', 'build', 'run-typescript.cjs');
