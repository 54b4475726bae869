'use strict';

const { accessSync, constants, realpathSync } = require('node:fs');
const { homedir } = require('node:os');
const { posix, win32 } = require('node:path');

/**
 * What the search needs to know of the machine.
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {Readonly<Record<string, string | undefined>>} environment
 * @property {string} home
 */

/** Names of the commands, the ones that people chose to install first. */
const linuxCommands = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
];
const macPrograms = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
const windowsPrograms = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];

/** Where a Chrome, Edge or Chromium can be, in the order of preference. @param {Machine} machine @returns {readonly string[]} */
function browserFiles({ platform, environment, home }) {
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => environment[name] ?? []);
    return windowsPrograms.flatMap((path) => folders.map((folder) => win32.join(folder, ...path)));
  }
  if (platform === 'darwin') {
    const folders = ['/Applications', posix.join(home, 'Applications')];
    return macPrograms.flatMap((name) =>
      folders.map((folder) => posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  const folders = [...(environment['PATH'] ?? '').split(':').filter((folder) => folder !== ''), '/snap/bin'];
  return linuxCommands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The browser to open a window with, or undefined. @param {Machine} machine @param {(file: string) => boolean} [exists] */
const findBrowser = (machine, exists = isExecutable) => browserFiles(machine).find(exists);

/** The browser of the machine that this runs on. */
const browserOfThisMachine = () =>
  findBrowser({ platform: process.platform, environment: process.env, home: homedir() });

/** Whether a window can be seen by somebody. @param {Machine} machine */
function hasScreen({ platform, environment }) {
  if (environment['CI'] !== undefined && environment['CI'] !== '') return false;
  if (platform === 'win32') return true;
  if (platform === 'darwin') return environment['SSH_CONNECTION'] === undefined;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}

/**
 * A folder for a profile of our own. Browsers from a snap may not write into hidden folders, where our data are.
 * @param {string} browser @param {string} folder @param {string} home
 */
function profileFolder(browser, folder, home) {
  try {
    const isSnap = realpathSync(browser).includes('/snap') || browser.startsWith('/snap/');
    return isSnap ? posix.join(home, 'snap', 'chromium', 'common', 'crossgrade-workbench') : folder;
  } catch {
    return folder;
  }
}

/**
 * What a browser is started with: a window without tabs, a profile of its own beside the person's, and our one
 * certificate taken for good, by its public key. (Chromium heeds that only with a profile of its own.)
 * @param {{ address: string, profile: string, publicKeyHash: string, isRoot: boolean }} window
 */
const windowParameters = ({ address, profile, publicKeyHash, isRoot }) => [
  `--app=${address}`,
  `--user-data-dir=${profile}`,
  `--ignore-certificate-errors-spki-list=${publicKeyHash}`,
  '--window-size=1440,900',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses to run as root with its sandbox on.
  ...(isRoot ? ['--no-sandbox'] : []),
];

module.exports = { browserFiles, browserOfThisMachine, findBrowser, hasScreen, profileFolder, windowParameters };
