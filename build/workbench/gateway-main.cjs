'use strict';

const { join } = require('node:path');

// The gateway of the workbench: `crossgrade serve`, which ends when the launcher lets go of it or is gone, by whatever
// death. A signal would not do: Windows has none that lets a process finish, and a Ctrl+C would arrive twice.
process.once('disconnect', () => process.emit('SIGTERM', 'SIGTERM'));
process.channel?.unref();
process.argv.splice(2, process.argv.length, 'serve');
require(join(__dirname, '..', '..', 'dist', 'cli', 'main.js'));
