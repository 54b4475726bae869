'use strict';

const { join } = require('node:path');

// `npm start`: the whole job once, against the embedded sandbox, without an account.
require('./set-up.cjs').setUpOrExit();
process.argv.splice(2, 0, 'first-run');
require(join(__dirname, '..', 'dist', 'cli', 'main.js'));
