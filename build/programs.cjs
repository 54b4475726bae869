'use strict';

const { accessSync, constants, existsSync } = require('node:fs');
const { delimiter, join } = require('node:path');
const { spawnSync } = require('node:child_process');
const { browserOfThisMachine } = require('./workbench/browser.cjs');

/**
 * Programs besides npm's that some suites need.
 * @typedef {object} Program
 * @property {string} title
 * @property {() => boolean} isThere
 * @property {string} debianPackage
 * @property {readonly string[]} suites test files, or folders of them, that cannot run without it
 */

/** @type {readonly Program[]} */
const programs = [
  {
    title: 'LibreOffice',
    isThere: () => isInPath('soffice'),
    debianPackage: 'libreoffice-calc',
    suites: ['test/workbook/libreoffice', 'test/workbench/libreoffice', 'test/e2e/workbench/whole-job.test.ts'],
  },
  {
    title: 'Chromium, Chrome or Edge',
    isThere: () => browserOfThisMachine() !== undefined,
    debianPackage: 'chromium',
    suites: ['test/launch/chromium', 'test/workbench/chromium', 'test/e2e/workbench'],
  },
];

const aptMinutes = 8;

/** @param {string} command */
function isInPath(command) {
  const endings = process.platform === 'win32' ? ['.exe', '.com', '.cmd'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, command + ending)))
    .some((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Whether this process may install Debian packages. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && isInPath('apt-get');
}

/** @param {readonly string[]} parameters */
function aptGet(parameters) {
  const { status } = spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...parameters], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: aptMinutes * 60_000,
  });
  return status === 0;
}

/**
 * Installs what is missing where that is allowed, and answers with the programs that are still missing.
 * @param {(sentence: string) => void} tell
 * @returns {readonly Program[]}
 */
function missingPrograms(tell) {
  const missing = programs.filter((program) => !program.isThere());
  if (missing.length === 0 || !canInstall()) return missing;
  tell(`Installing ${missing.map((program) => program.title).join(', ')} with apt-get (once) …`);
  const packages = missing.map((program) => program.debianPackage);
  const installed = aptGet(['update']) && aptGet(['install', '-y', '--no-install-recommends', ...packages]);
  if (!installed) tell('apt-get could not install it (its reason stands above).');
  return missing.filter((program) => !program.isThere());
}

module.exports = { isInPath, missingPrograms, programs };
