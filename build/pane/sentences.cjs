'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The languages, the default one first: what Office finds no override for is shown in it. */
const locales = ['en-US', 'pl-PL', 'sv-SE', 'zh-CN', 'tr-TR', 'it-IT'];

const catalogues = join(__dirname, '..', '..', 'src', 'messages', 'catalogues');

/** A sentence that takes no values, from the catalogue of its language. @param {string} locale @param {string} key @returns {string} */
function sentence(locale, key) {
  /** @type {unknown} */
  let found = JSON.parse(readFileSync(join(catalogues, `${locale}.json`), 'utf8'));
  for (const part of key.split('.')) found = /** @type {Record<string, unknown> | undefined} */ (found)?.[part];
  if (typeof found !== 'string') throw new Error(`The catalogue of ${locale} has no sentence ${key}.`);
  return found;
}

module.exports = { locales, sentence };
