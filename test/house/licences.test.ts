import { lockedPackages } from './support/lock-file';

/** Licences under which a program may be handed on with ours (MIT). */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);
/** Besides, for what is used in development only and never handed on. */
const developmentOnly = new Set(['CC-BY-4.0', 'MPL-2.0']);

/**
 * Licences that are no SPDX expression, read by a person: Microsoft lets office.js be used to develop and test add-ins,
 * not be handed on with one. It is a package of development; test/manifest shows that nothing of it is delivered.
 */
const readByAPerson = new Map([['node_modules/@microsoft/office-js', 'LICENSE']]);

/**
 * Judges an SPDX expression: of alternatives one will do, of several parts each must. Older packages write a stroke
 * between alternatives.
 */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const plain = expression
    .trim()
    .replace(/^\(([^()]*)\)$/, '$1')
    .replaceAll('/', ' OR ');
  if (/[()]/.test(plain)) return false; // nested ones have not occurred; a person decides
  return plain
    .split(/\s+OR\s+/)
    .some((alternative) => alternative.split(/\s+AND\s+/).every((licence) => allowed.has(licence)));
}

describe('the licences of the packages', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT/Apache-2.0', true],
    ['AGPL-3.0', false],
    ['AGPL-3.0/GPL-3.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['', false],
  ])('judge %p as allowed: %p', (expression, expected) => {
    expect(isAllowed(expression, permissive)).toBe(expected);
  });

  it('allow each of them to be used here', () => {
    const both = new Set([...permissive, ...developmentOnly]);
    const refused = Object.entries(lockedPackages())
      .filter(([folder]) => folder !== '')
      .filter(([folder, { license, dev }]) => dev !== true || readByAPerson.get(folder) !== license)
      .filter(([, { license, dev }]) => !isAllowed(license ?? '', dev === true ? both : permissive))
      .map(([folder, { license }]) => `${folder}: ${license ?? 'unknown'}`);
    expect(refused).toEqual([]);
  });
});
