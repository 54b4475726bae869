'use strict';

/**
 * What jest's result file says of the whole run, as far as it is used here.
 * @typedef {object} Outcome
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites
 * @property {readonly { name: string, assertionResults: readonly { fullName: string, status: string }[] }[]} testResults
 */

/** Of a test that did not run although its suite did. */
const passedOver = new Set(['pending', 'skipped', 'todo', 'disabled']);

/**
 * The lines after jest's own summary: what did not run, by name, and the two counts. A suite that broke before its
 * first test counts as one failure, because its tests cannot be counted.
 * @param {Outcome} outcome
 * @param {readonly { suite: string, title: string }[]} notRun
 */
function closingLines(outcome, notRun) {
  const failed = outcome.numFailedTests + outcome.numRuntimeErrorTestSuites;
  const skipped = outcome.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => passedOver.has(status)),
  );
  return [
    ...notRun.map(({ suite, title }) => `NOT RUN ${suite} (needs ${title})`),
    ...skipped.map(({ fullName }) => `NOT RUN ${fullName} (skipped)`),
    `${String(outcome.numPassedTests)} passed, ${String(failed)} failed`,
  ];
}

module.exports = { closingLines };
