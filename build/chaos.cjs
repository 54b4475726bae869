'use strict';

const { join } = require('node:path');
const { spawnSync } = require('node:child_process');
const { setUpOrExit } = require('./set-up.cjs');

const root = join(__dirname, '..');

// The gateways of the storm are the compiled product; they need no page.
setUpOrExit();
const { status } = spawnSync(
  process.execPath,
  [
    '--require',
    join(__dirname, 'run-typescript.cjs'),
    join(root, 'test', 'chaos', 'main.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
