'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const typescript = require('typescript');

/**
 * Which requirement set every member of Excel's JavaScript API came with, by the doc comments of @types/office-js
 * (MIT): `node build/excel-api.cjs` writes the table, `--check` compares it with what is committed.
 */

const root = join(__dirname, '..');
const declarations = join(root, 'node_modules/@types/office-js/index.d.ts');
const target = join(root, 'src/excel-host/host/excel-api.json');

/** Members of every proxy object, which are the library's own and never reach the host. */
const ofTheLibrary = new Set([
  'constructor',
  'context',
  'ensureUnchanged',
  'isNullObject',
  'items',
  'load',
  'retrieve',
  'set',
  'setMockData',
  'toJSON',
  'track',
  'untrack',
]);

/** `ExcelApi 1.9` is said as `1.9`; what is not yet released as `preview`. @param {string} text */
function requirementSet(text) {
  if (/preview|beta/iu.test(text) && !/^Excel\w+ \d/u.test(text)) return 'preview';
  const found = /^(\w+) (\d+\.\d+)/u.exec(text);
  if (!found) throw new Error(`An API set that cannot be read: ${text}`);
  return found[1] === 'ExcelApi' ? String(found[2]) : `${found[1]} ${found[2]}`;
}

/** @param {string} comment the doc comment of a declaration @returns {{ get?: string, set?: string }} */
function setsOf(comment) {
  const [, text] = /\[\s*Api set:\s*([^\]]+?)\s*\]/u.exec(comment) ?? [];
  if (text === undefined) return {};
  const [, setting] = /(\d+\.\d+) for (?:setting|set)\b/u.exec(text) ?? [];
  return { get: requirementSet(text), ...(setting === undefined ? {} : { set: setting }) };
}

/** @param {typescript.SourceFile} file @param {typescript.Node} node */
function commentOf(file, node) {
  const ranges = typescript.getLeadingCommentRanges(file.text, node.pos) ?? [];
  return ranges.map((range) => file.text.slice(range.pos, range.end)).join('\n');
}

/** Numbers first and by size, then the named sets. @param {string} left @param {string} right */
function bySet(left, right) {
  const [first, second] = [left, right].map((set) => (/^\d/u.test(set) ? Number(set.split('.')[1]) : Infinity));
  return Number(first) - Number(second) || (left < right ? -1 : 1);
}

/** @param {typescript.SourceFile} file @param {typescript.ClassDeclaration} declaration */
function membersOf(file, declaration) {
  const ofClass = setsOf(commentOf(file, declaration)).get ?? '1.1';
  /** @type {Map<string, string>} member → set; an overload that came later does not move the member */
  const sets = new Map();
  for (const member of declaration.members) {
    const name = member.name?.getText(file);
    if (name === undefined || ofTheLibrary.has(name)) continue;
    const { get = ofClass, set } = setsOf(commentOf(file, member));
    const known = sets.get(name);
    if (known === undefined || bySet(get, known) < 0) sets.set(name, get);
    if (set !== undefined) sets.set(`${name}=`, set);
  }
  /** @type {Record<string, string>} */
  const bySets = {};
  for (const set of [...new Set(sets.values())].sort(bySet)) {
    bySets[set] = [...sets].flatMap(([name, own]) => (own === set ? [name] : [])).join(' ');
  }
  return bySets;
}

/** The table as text: class → requirement set → the members that came with it (`name=`: setting it). */
function generate() {
  const file = typescript.createSourceFile(
    declarations,
    readFileSync(declarations, 'utf8'),
    typescript.ScriptTarget.ES2022,
  );
  /** @type {Record<string, Record<string, string>>} */
  const table = {};
  for (const statement of file.statements) {
    if (!typescript.isModuleDeclaration(statement) || statement.name.text !== 'Excel') continue;
    if (statement.body === undefined || !typescript.isModuleBlock(statement.body)) continue;
    for (const declaration of statement.body.statements) {
      if (!typescript.isClassDeclaration(declaration) || declaration.name === undefined) continue;
      const members = membersOf(file, declaration);
      if (Object.keys(members).length > 0) table[declaration.name.text] = members;
    }
  }
  return `${JSON.stringify(table, undefined, 2)}\n`;
}

function main() {
  const table = generate();
  if (!process.argv.includes('--check')) {
    writeFileSync(target, table);
    return;
  }
  if (readFileSync(target, 'utf8') === table) return;
  process.stderr.write(`${relative(root, target)} is not what @types/office-js says: node build/excel-api.cjs\n`);
  process.exitCode = 1;
}

main();
