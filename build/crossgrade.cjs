#!/usr/bin/env node
'use strict';

// The command `crossgrade`: the same on a fresh clone as after an installation.
require('./set-up.cjs').setUpOrExit();
require('../dist/cli/main.js');
