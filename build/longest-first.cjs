'use strict';

const { createRequire } = require('node:module');
const { join } = require('node:path');

/** The sequencer that jest itself would use comes with its core. */
const requireOfCore = createRequire(createRequire(require.resolve('jest')).resolve('@jest/core'));
/** @type {{ default: new (...parameters: readonly unknown[]) => Sequencer }} */
const { default: JestsOwn } = requireOfCore('@jest/test-sequencer');

/**
 * @typedef {{ path: string, duration?: number }} Suite
 * @typedef {{ sort(suites: Suite[]): Suite[] }} Sequencer
 */

/**
 * Suites that take half a minute or more, the longest first. Which of the others runs when makes no difference; one of
 * these that began last would let all workers but one wait for it.
 */
const longest = [
  'test/e2e/kill.test.ts',
  'test/crash/crash-points.test.ts',
  'test/e2e/reference-server-troubles.test.ts',
  'test/e2e/workbench/languages.test.ts',
  'test/e2e/workbench/keyboard.test.ts',
  'test/engine/runs/unclear-checkout.test.ts',
  'test/e2e/kill-reference-server.test.ts',
  'test/workbench/chromium/accessible.test.ts',
  'test/chaos/chaos.test.ts',
  'test/workbench/chromium/grid.test.ts',
  'test/e2e/workbench/looks.test.ts',
  'test/e2e/workbench/whole-job.test.ts',
  'test/e2e/workbench/disturbed.test.ts',
  'test/cli/decisions.test.ts',
  'test/engine/runs/retire.test.ts',
  'test/engine/runs/commands.test.ts',
  'test/e2e/reference-server.test.ts',
  'test/e2e/workbench/reopened.test.ts',
  'test/crash/take-back.test.ts',
  'test/taskpane/runs/job-in-the-pane.test.ts',
  'test/taskpane/app/pane.test.tsx',
  'test/workbench/chromium/opened-workbook.test.ts',
];

/** What jest does not know from an earlier run, it learns here: a fresh clone begins with the longest suites as well. */
class LongestFirst extends JestsOwn {
  /** @override @param {Suite[]} suites */
  sort(suites) {
    const root = join(__dirname, '..');
    const places = new Map(longest.map((suite, place) => [join(root, suite), place]));
    /** @param {Suite} suite */
    const placeOf = ({ path }) => places.get(path) ?? longest.length;
    // By jest first: where two have the same place, its order stays.
    return [...super.sort(suites)].sort((one, other) => placeOf(one) - placeOf(other));
  }
}

module.exports = LongestFirst;
module.exports.longest = longest;
