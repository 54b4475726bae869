'use strict';

const { mkdirSync, readFileSync, readdirSync, rmSync } = require('node:fs');
const { join, relative } = require('node:path');
const { spawnSync } = require('node:child_process');
const { missingPrograms } = require('./programs.cjs');
const { setUpOrExit } = require('./set-up.cjs');
const { closingLines } = require('./test-outcome.cjs');

const root = join(__dirname, '..');
const outcomeFile = join(root, '.cache', 'test-outcome.json');

/** Test files under a folder, by their path from the root. @param {string} folder @returns {readonly string[]} */
function suitesUnder(folder) {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => relative(root, join(root, folder, name)))
      .sort();
  } catch {
    return [];
  }
}

function readOutcome() {
  try {
    return JSON.parse(readFileSync(outcomeFile, 'utf8'));
  } catch {
    return undefined;
  }
}

setUpOrExit();
const missing = missingPrograms((sentence) => process.stderr.write(`${sentence}\n`));
const notRun = missing.flatMap(({ suites, title }) => suitesUnder(suites).map((suite) => ({ suite, title })));

mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(outcomeFile, { force: true });
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const without = missing.flatMap(({ suites }) => ['--testPathIgnorePatterns', `/${suites}/`]);
const { status } = spawnSync(
  process.execPath,
  [jest, '--json', `--outputFile=${outcomeFile}`, ...without, ...process.argv.slice(2)],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);

const outcome = readOutcome();
if (outcome) process.stdout.write(`${closingLines(outcome, notRun).join('\n')}\n`);
process.exitCode = status ?? 1;
