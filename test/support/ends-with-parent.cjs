'use strict';

/*
 * Preloaded (`node --require`) by the processes of tests: each ends when the process that started it is gone, however
 * that ended. The fourth of its streams is a pipe into which nobody writes; the system closes it with the parent.
 */
const { Socket } = require('node:net');

// What this process starts inherits the variable, and sometimes the preload, but not the pipe.
if (Number(process.env.TEST_PARENT_PROCESS) === process.ppid) {
  const tie = new Socket({ fd: 3, readable: true, writable: false });
  tie.on('error', () => undefined);
  tie.on('close', () => process.kill(process.pid, 'SIGKILL'));
  tie.resume();
  // It is no reason to stay alive.
  tie.unref();
}
