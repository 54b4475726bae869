import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** The command line as the launcher starts it: in half the time that it takes from its sources. */
export const compiledCli = join(root, 'dist', 'cli', 'main.js');

/** Compiles the sources where that has not been done; what the launcher does before each command. */
export function compileOnce(): void {
  const { status } = spawnSync(
    process.execPath,
    ['-e', `require('./build/compiled.cjs').compiledIsCurrent('.') || require('./build/set-up.cjs').setUp()`],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0) throw new Error('The sources do not compile.');
}
