'use strict';

const { mkdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const { spawnSync } = require('node:child_process');
const { setUpOrExit } = require('./set-up.cjs');
const { filesOf, unmetNeeds } = require('./test-needs.cjs');
const { closingLines } = require('./test-outcome.cjs');

const root = join(__dirname, '..');
const outcomeFile = join(root, '.cache', `test-outcome-${String(process.pid)}.json`);

function readOutcome() {
  try {
    return JSON.parse(readFileSync(outcomeFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Suites of one room that need no page are not kept waiting for the pages. */
const needPages = /^test\/(?:e2e|launch|manifest|workbench)/;
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));

setUpOrExit({ pages: chosen.length === 0 || chosen.some((suite) => needPages.test(suite)) });
const unmet = unmetNeeds(root, (sentence) => process.stderr.write(`${sentence}\n`));
const notRun = unmet.flatMap(({ suites, title }) =>
  suites.flatMap((suite) => filesOf(root, suite)).map((suite) => ({ suite, title })),
);

mkdirSync(join(root, '.cache'), { recursive: true });
const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const without = notRun.flatMap(({ suite }) => ['--testPathIgnorePatterns', `/${suite}$`]);
const { status } = spawnSync(
  process.execPath,
  [jest, '--json', `--outputFile=${outcomeFile}`, ...without, ...process.argv.slice(2)],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);

const outcome = readOutcome();
rmSync(outcomeFile, { force: true });
if (outcome) process.stdout.write(`${closingLines(outcome, notRun).join('\n')}\n`);
process.exitCode = status ?? 1;
