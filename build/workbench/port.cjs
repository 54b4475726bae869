'use strict';

const { createServer } = require('node:net');

/** Both addresses that localhost stands for. */
const loopback = ['127.0.0.1', '::1'];

/** @param {number} port @param {string} host @returns {Promise<boolean>} */
function isFreeAt(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      // A machine without IPv6 has nothing there that could be taken.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Whether nobody listens on a port of this machine. @param {number} port */
async function isFree(port) {
  const free = await Promise.all(loopback.map((host) => isFreeAt(port, host)));
  return free.every(Boolean);
}

/** The first free port from one upwards. @param {number} from @returns {Promise<number>} */
async function nextFreePort(from) {
  for (let port = from; port <= 65_535; port += 1) if (await isFree(port)) return port;
  throw new Error(`No port from ${String(from)} upwards is free.`);
}

module.exports = { isFree, nextFreePort };
