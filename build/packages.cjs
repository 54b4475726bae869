'use strict';

const { createHash } = require('node:crypto');
const { existsSync, readFileSync, statSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { spawnSync } = require('node:child_process');

/** What must be there besides the list that npm keeps: an installation without it was made for production only. */
const neededToBuild = 'typescript/package.json';
const neededToTest = 'jest/package.json';

/** @param {string} root */
const lockFileOf = (root) => join(root, 'package-lock.json');
/** Written by npm as the last thing of an installation. @param {string} root */
const installedListOf = (root) => join(root, 'node_modules', '.package-lock.json');
/** Holds the digest of the lock file that was installed. @param {string} root */
const stampOf = (root) => join(root, 'node_modules', '.crossgrade-installed');

/** @param {string} root */
function digestOfLockFile(root) {
  return createHash('sha256')
    .update(readFileSync(lockFileOf(root)))
    .digest('hex');
}

/** Whether node_modules holds what package-lock.json asks for. @param {string} root */
function packagesAreCurrent(root) {
  if (!existsSync(lockFileOf(root))) return true;
  const installed = statSync(installedListOf(root), { throwIfNoEntry: false });
  if (!installed) return false;
  if (![neededToBuild, neededToTest].every((file) => existsSync(join(root, 'node_modules', file)))) return false;
  if (installed.mtimeMs >= statSync(lockFileOf(root)).mtimeMs) return true;
  // A checkout touches the file without changing it.
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === digestOfLockFile(root);
}

/** How npm is started here: by the Node that runs us where npm told us its path, else by name. */
function npmCommand() {
  const path = process.env.npm_execpath;
  if (path && basename(path) === 'npm-cli.js' && existsSync(path)) return { file: process.execPath, first: [path] };
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] };
}

/** Installs what package-lock.json says; npm's own words go to stderr. @param {string} root */
function installPackages(root) {
  const fresh = !existsSync(installedListOf(root));
  const { file, first } = npmCommand();
  // `npm ci` begins with removing node_modules, under the feet of a crossgrade that runs: only for the first time.
  const command = fresh ? ['ci'] : ['install', '--no-save'];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // Said expressly, because NODE_ENV=production would leave the compiler out.
  const all = ['--include=dev', '--include=optional'];
  const { status, error } = spawnSync(file, [...first, ...command, ...all, ...quiet], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: file.endsWith('.cmd'),
  });
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error('npm could not install the packages (its reason stands above).');
  writeFileSync(stampOf(root), digestOfLockFile(root));
}

module.exports = { installPackages, packagesAreCurrent };
