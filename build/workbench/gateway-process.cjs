'use strict';

const { spawn } = require('node:child_process');
const { get } = require('node:https');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');

const root = join(__dirname, '..', '..');
const pollMilliseconds = 50;
const answerMilliseconds = 2_000;

/** @param {number} port @param {string} certificate @returns {Promise<boolean>} */
function isReady(port, certificate) {
  return new Promise((resolve) => {
    const request = get(
      { host: 'localhost', port, path: '/readyz', ca: certificate, timeout: answerMilliseconds, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/**
 * Starts a gateway with its sandbox as a process of its own, which serves the pages as well.
 * @param {{ port: number, certificate: import('./certificate.cjs').Certificate, environment: NodeJS.ProcessEnv, publicUrl?: string }} options
 */
function startGateway({ port, certificate, environment, publicUrl = `https://localhost:${String(port)}` }) {
  const child = spawn(process.execPath, [join(__dirname, 'gateway-main.cjs')], {
    cwd: root,
    env: {
      ...environment,
      CROSSGRADE_PORT: String(port),
      CROSSGRADE_PUBLIC_URL: publicUrl,
      CROSSGRADE_TLS_KEY: certificate.keyFile,
      CROSSGRADE_TLS_CERTIFICATE: certificate.certificateFile,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A Ctrl+C reaches the launcher alone, which then lets go of it.
    detached: true,
    windowsHide: true,
  });
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
  let running = true;
  void ended.then(() => (running = false));

  return {
    ended,
    /** Whether it is ready to work; false where it ended before. */
    async ready() {
      while (running) {
        if (await isReady(port, certificate.certificate)) return true;
        await pause(pollMilliseconds);
      }
      return false;
    },
    /** Lets it finish what it has in hand. */
    stop() {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
}

module.exports = { startGateway };
