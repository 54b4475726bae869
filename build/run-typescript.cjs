'use strict';

/*
 * Preloaded (`node --require`) by processes that run our sources as they are: those that tests start and kill, the
 * storm, the bench. What was translated is kept, for most of such a process's life is its beginning.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { addHook } = require('pirates');

const cache = join(__dirname, '..', '.cache', 'typescript');

/** @param {string} text */
const digest = (text) => createHash('sha256').update(text).digest('hex');

/** @param {string} source @param {string} file */
function translate(source, file) {
  // Only where something is new: loading it takes as long as all the rest.
  const swc = require('@swc/core');
  return swc.transformSync(source, {
    filename: file,
    sourceMaps: 'inline',
    inlineSourcesContent: false,
    module: { type: 'commonjs' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  }).code;
}

/** @param {string} place */
function readKept(place) {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}

addHook(
  (source, file) => {
    const place = join(cache, `${digest(file)}.js`);
    // On the first line of the code itself: a line of its own would move all others away from the source's.
    const stamp = `/* ${digest(source)} */ `;
    const kept = readKept(place);
    if (kept?.startsWith(stamp)) return kept;
    const translated = stamp + translate(source, file);
    mkdirSync(cache, { recursive: true });
    const written = `${place}.${String(process.pid)}`;
    writeFileSync(written, translated);
    // In one step: others read it meanwhile.
    renameSync(written, place);
    return translated;
  },
  { exts: ['.ts'] },
);
process.setSourceMapsEnabled(true);
