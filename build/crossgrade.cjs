#!/usr/bin/env node
'use strict';

const { join } = require('node:path');

// The command `crossgrade`: the same on a fresh clone as after an installation. The gateway serves the pages.
require('./set-up.cjs').setUpOrExit({ pages: process.argv[2] === 'serve' && !process.argv.includes('--help') });
require(join(__dirname, '..', 'dist', 'cli', 'main.js'));
