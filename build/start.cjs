'use strict';

const { join } = require('node:path');

// `npm start`: the whole job once, against the embedded sandbox, without an account.
require('./set-up.cjs').setUpOrExit();
require(join(__dirname, '..', 'dist', 'cli', 'first-run-main.js'));
