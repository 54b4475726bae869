'use strict';

const { join } = require('node:path');
const { spawnSync } = require('node:child_process');
const { setUpOrExit } = require('./set-up.cjs');

const root = join(__dirname, '..');
/** Where an Excel can be that takes an add-in from a file of this machine. */
const platformsWithExcel = ['win32', 'darwin'];

/** @param {string} sentence */
const tell = (sentence) => process.stderr.write(`${sentence}\n`);

/** @param {string} packageName @param {...string} parameters */
function run(packageName, ...parameters) {
  const program = join(root, 'node_modules', packageName, 'cli.js');
  const { status } = spawnSync(process.execPath, [program, ...parameters], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

/** `npm run sideload` and `npm run stop`: the add-in in the Excel of this machine, while it is developed. */
function main() {
  const [command = 'start', ...others] = process.argv.slice(2);
  const [platform = 'desktop', ...options] = others;
  if (platform === 'desktop' && !platformsWithExcel.includes(process.platform)) {
    tell('A real Excel is needed: Windows or macOS with Excel installed. There is none for this platform.');
    tell('In Excel on the web, add manifest.xml by hand: Home, Add-ins, More add-ins, My add-ins, Upload my add-in.');
    tell('Without any Excel, `npm start` opens the workbench.');
    return 1;
  }
  setUpOrExit();
  if (command === 'stop') return run('office-addin-debugging', 'stop', 'manifest.xml', platform);
  if (platform === 'desktop') {
    tell('Excel loads pages over HTTPS only: a certificate for localhost is made, and you are asked to trust it.');
    const status = run('office-addin-dev-certs', 'install');
    if (status !== 0) return status;
  }
  return run('office-addin-debugging', 'start', 'manifest.xml', platform, ...options);
}

process.exitCode = main();
