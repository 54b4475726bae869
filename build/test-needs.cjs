'use strict';

const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { missingPrograms } = require('./programs.cjs');

/**
 * Folders beside the clone that hold documented samples. They are not part of it, so they may be missing.
 * @type {readonly { title: string, folder: string, suites: readonly string[] }[]}
 */
const samples = [
  {
    title: 'the folder ../shared/partner-center-samples',
    folder: '../shared/partner-center-samples',
    suites: ['test/partner-center/conformance.test.ts'],
  },
];

/** @param {string} root */
const missingSamples = (root) => samples.filter(({ folder }) => !existsSync(join(root, folder)));

/**
 * What cannot run here and why. `suites` are test files and folders of them.
 * @param {string} root
 * @param {(sentence: string) => void} tell
 * @returns {readonly { title: string, suites: readonly string[] }[]}
 */
function unmetNeeds(root, tell) {
  return [...missingPrograms(tell), ...missingSamples(root)];
}

/** The test files of a need, by their path from the root. @param {string} root @param {string} suites */
function filesOf(root, suites) {
  const stats = statSync(join(root, suites), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [suites];
  return readdirSync(join(root, suites), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => `${suites}/${name.replaceAll('\\', '/')}`)
    .sort();
}

module.exports = { filesOf, missingSamples, samples, unmetNeeds };
