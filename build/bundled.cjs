'use strict';

const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { spawnSync } = require('node:child_process');
const { filesUnder } = require('./compiled.cjs');
const { rooms } = require('./rooms.cjs');

/** The rooms that a room may import, and those that they may. @param {string} name @returns {readonly string[]} */
function roomsBehind(name) {
  const found = new Set([name]);
  for (const one of found) for (const next of rooms.find((room) => room.name === one)?.imports ?? []) found.add(next);
  return [...found];
}

/** The folders that the pages are made of. The table of rooms knows which code can be in them. */
const sources = [
  ...rooms.filter(({ name }) => roomsBehind('taskpane/workbench').includes(name)).map(({ path }) => path),
  'assets',
  'build/pane',
];
const settings = ['manifest.xml', 'package-lock.json', 'webpack.config.js'];

/** @param {string} root */
const stampOf = (root) => join(root, 'dist', 'pane.built');

/** What the sources look like from outside, and the address that goes into the manifest. @param {string} root */
function fingerprintOf(root) {
  const hash = createHash('sha256').update(process.env.CROSSGRADE_PUBLIC_URL ?? '');
  const folders = sources.map((folder) => join(root, folder)).filter((folder) => existsSync(folder));
  const files = [...folders.flatMap(filesUnder), ...settings.map((name) => join(root, name))];
  for (const file of new Set(files)) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)}\0${String(size)}\0${String(mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

/** Whether dist/pane holds the pages as their sources are now. @param {string} root */
function bundleIsCurrent(root) {
  if (!existsSync(join(root, 'taskpane'))) return true;
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === fingerprintOf(root);
}

/** Builds pane and workbench as they are delivered. @param {string} root */
function bundle(root) {
  const fingerprint = fingerprintOf(root);
  rmSync(stampOf(root), { force: true });
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const { status, error } = spawnSync(process.execPath, [webpack, '--mode', 'production'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (error) throw new Error(`webpack could not be started: ${error.message}`);
  if (status !== 0) throw new Error('The pages could not be built (the reason stands above).');
  mkdirSync(dirname(stampOf(root)), { recursive: true });
  writeFileSync(stampOf(root), fingerprint);
}

module.exports = { bundle, bundleIsCurrent };
