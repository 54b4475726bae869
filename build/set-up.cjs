'use strict';

const { join } = require('node:path');
const { bundle, bundleIsCurrent } = require('./bundled.cjs');
const { compile, compiledIsCurrent } = require('./compiled.cjs');
const { exclusively } = require('./exclusive.cjs');
const { installPackages, packagesAreCurrent } = require('./packages.cjs');

const oldestNode = { major: 20, minor: 19 };

/** @param {string} sentence */
const tell = (sentence) => process.stderr.write(`${sentence}\n`);

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return;
  throw new Error(
    `Node ${String(oldestNode.major)}.${String(oldestNode.minor)} or newer is needed; this is ${process.versions.node}.`,
  );
}

/**
 * Brings a clone into the state in which it can run: packages installed, sources compiled. Does and says nothing where
 * that is so already. Two at once are safe: the second waits and finds it done. Speaks on stderr only.
 * @param {{ root?: string, pages?: boolean }} [options] pages: those of pane and workbench are needed as well
 */
function setUp({ root = join(__dirname, '..'), pages = false } = {}) {
  requireNode();
  const pagesAreCurrent = () => !pages || bundleIsCurrent(root);
  if (packagesAreCurrent(root) && compiledIsCurrent(root) && pagesAreCurrent()) return;
  const onWait = () => tell('Waiting for another set-up of this folder to end …');
  exclusively(join(root, '.cache', 'set-up.lock'), { onWait }, () => {
    if (!packagesAreCurrent(root)) {
      tell('Installing packages (once, takes a minute) …');
      installPackages(root);
    }
    if (!compiledIsCurrent(root)) {
      tell('Compiling …');
      compile(root);
    }
    if (!pagesAreCurrent()) {
      tell('Building the pages of pane and workbench (once, takes half a minute) …');
      bundle(root);
    }
  });
}

/** Runs a launcher: a set-up that fails is one sentence on stderr and the exit code for a wrong environment. @param {{ pages?: boolean }} [options] */
function setUpOrExit(options) {
  try {
    setUp(options);
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

module.exports = { setUp, setUpOrExit };

if (require.main === module) setUpOrExit({ pages: process.argv.includes('--pages') });
