'use strict';

const { join } = require('node:path');

// `npm run demo`: the whole job once on the command line, against the embedded sandbox, without an account.
require('./set-up.cjs').setUpOrExit();
process.argv.splice(2, 0, 'first-run');
require(join(__dirname, '..', 'dist', 'cli', 'main.js'));
