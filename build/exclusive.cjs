'use strict';

const { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { dirname } = require('node:path');

const pollMilliseconds = 100;
/** A lock file is created first and filled directly afterwards; one that stays empty was left by a killed process. */
const emptyForMilliseconds = 5_000;

/** @param {number} milliseconds */
function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} file */
function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the lock was left behind by a process that is gone. @param {string} file */
function isLeftBehind(file) {
  try {
    const owner = readFileSync(file, 'utf8');
    if (owner === '') return Date.now() - statSync(file).mtimeMs > emptyForMilliseconds;
    return !isAlive(Number(owner));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return false;
    throw error;
  }
}

/** Takes a dead process's lock away: of several who try, the rename lets one succeed. @param {string} file */
function clear(file) {
  const aside = `${file}.${String(process.pid)}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Between the look and the rename another process may have cleared and taken it: then it is given back.
  if (isLeftBehind(aside)) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/**
 * Runs `work` while no other process runs under the same lock file. A lock whose owner is gone is taken over.
 * @template T
 * @param {string} file
 * @param {{ onWait: () => void }} options
 * @param {() => T} work
 * @returns {T}
 */
function exclusively(file, options, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let waited = false; !tryTake(file);) {
    if (isLeftBehind(file)) {
      clear(file);
      continue;
    }
    if (!waited) options.onWait();
    waited = true;
    sleep(pollMilliseconds);
  }
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

module.exports = { exclusively };
