'use strict';

const { join } = require('node:path');
const { spawnSync } = require('node:child_process');
const { isInPath } = require('./programs.cjs');
const { setUpOrExit } = require('./set-up.cjs');

const root = join(__dirname, '..');
const manifest = 'manifest.xml';

/** @param {...string} path */
const packageFile = (...path) => join(root, 'node_modules', ...path);

/**
 * What can be said of the manifest without a network. The validator of Microsoft is a web service; it is the one to ask
 * before the add-in is handed to a store: `npx office-addin-manifest validate manifest.xml`.
 * @type {readonly { title: string, file: string, parameters: readonly string[], needs?: string }[]}
 */
const steps = [
  {
    title: 'it is what the catalogues make of it',
    file: process.execPath,
    parameters: [join(__dirname, 'pane', 'manifest.cjs'), '--check'],
  },
  { title: 'it is XML', file: 'xmllint', parameters: ['--noout', manifest], needs: 'xmllint' },
  {
    title: "Microsoft's own reader understands it",
    file: process.execPath,
    parameters: [packageFile('office-addin-manifest', 'cli.js'), 'info', manifest],
  },
  {
    title: 'its structure, texts, icons, commands and requirement sets are right',
    file: process.execPath,
    parameters: [packageFile('jest', 'bin', 'jest.js'), 'test/manifest', '--reporters=default'],
  },
];

setUpOrExit();
let failed = 0;
for (const { title, file, parameters, needs } of steps) {
  if (needs !== undefined && !isInPath(needs)) {
    process.stdout.write(`not run  ${title} (needs ${needs})\n`);
    continue;
  }
  const { status, stdout, stderr } = spawnSync(file, parameters, { cwd: root, encoding: 'utf8' });
  process.stdout.write(`${status === 0 ? 'ok       ' : 'FAILED   '}${title}\n`);
  if (status === 0) continue;
  failed += 1;
  process.stdout.write(`${stdout ?? ''}${stderr ?? ''}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;
