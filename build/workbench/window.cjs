'use strict';

const { spawn } = require('node:child_process');
const { mkdirSync } = require('node:fs');
const { windowParameters } = require('./browser.cjs');

/**
 * Opens the workbench in a window of its own.
 * @param {{ browser: string, address: string, profile: string, publicKeyHash: string }} options
 */
function openWindow({ browser, address, profile, publicKeyHash }) {
  mkdirSync(profile, { recursive: true });
  const isRoot = process.getuid?.() === 0;
  const child = spawn(browser, windowParameters({ address, profile, publicKeyHash, isRoot }), { stdio: 'ignore' });
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  return { closed, close: () => child.kill('SIGTERM') };
}

module.exports = { openWindow };
