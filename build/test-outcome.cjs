'use strict';

/**
 * What jest's result file says of the whole run, as far as it is used here.
 * @typedef {object} Outcome
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {number} numRuntimeErrorTestSuites
 */

/**
 * The lines after jest's own summary: what did not run, by name, and the two counts. A suite that broke before its
 * first test counts as one failure, because its tests cannot be counted.
 * @param {Outcome} outcome
 * @param {readonly { suite: string, title: string }[]} notRun
 */
function closingLines(outcome, notRun) {
  const skipped = outcome.numPendingTests + outcome.numTodoTests;
  const failed = outcome.numFailedTests + outcome.numRuntimeErrorTestSuites;
  return [
    ...notRun.map(({ suite, title }) => `NOT RUN ${suite} (needs ${title})`),
    ...(skipped > 0 ? [`NOT RUN ${String(skipped)} skipped tests`] : []),
    `${String(outcome.numPassedTests)} passed, ${String(failed)} failed`,
  ];
}

module.exports = { closingLines };
