'use strict';

// `npm start`: the whole job once, against the embedded sandbox, without an account.
require('./set-up.cjs').setUpOrExit();
require('../dist/cli/first-run-main.js');
