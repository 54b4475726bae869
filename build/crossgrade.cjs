#!/usr/bin/env node
'use strict';

const { join } = require('node:path');

// The command `crossgrade`: the same on a fresh clone as after an installation.
require('./set-up.cjs').setUpOrExit();
require(join(__dirname, '..', 'dist', 'cli', 'main.js'));
