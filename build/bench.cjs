'use strict';

const { join } = require('node:path');
const { spawnSync } = require('node:child_process');
const { setUpOrExit } = require('./set-up.cjs');

const root = join(__dirname, '..');

setUpOrExit({ pages: true });
const { status } = spawnSync(
  process.execPath,
  ['--require', join(__dirname, 'run-typescript.cjs'), join(root, 'bench', 'main.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
