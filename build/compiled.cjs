'use strict';

const { createHash } = require('node:crypto');
const {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { dirname, extname, join, relative } = require('node:path');
const { spawnSync } = require('node:child_process');

/** What lies in dist besides and is made of other sources: the pages (bundled.cjs). */
const bundle = 'pane';

const settings = ['tsconfig.base.json', 'tsconfig.node.json', 'tsconfig.build.json'];

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    })
    .sort();
}

/** @param {string} root */
const sourceOf = (root) => join(root, 'src');
/** @param {string} root */
const outputOf = (root) => join(root, 'dist');
/** @param {string} root */
const stampOf = (root) => join(outputOf(root), '.built');

/**
 * What the sources look like from outside: names, sizes and times, not contents. Compared for being equal, not for
 * being newer, so that a deleted file and an older checkout are seen as well.
 * @param {string} root
 */
function fingerprintOf(root) {
  const hash = createHash('sha256');
  for (const file of [...filesUnder(sourceOf(root)), ...settings.map((name) => join(root, name))]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${relative(root, file)}\0${String(size)}\0${String(mtimeMs)}\n`);
  }
  return hash.digest('hex');
}

/** Whether dist is the sources as they are now. @param {string} root */
function compiledIsCurrent(root) {
  if (!existsSync(sourceOf(root))) return true;
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === fingerprintOf(root);
}

/** Files beside the code (catalogues, SQL), which the compiler leaves where they are. @param {string} root */
function copyOtherFiles(root) {
  for (const file of filesUnder(sourceOf(root))) {
    if (['.ts', '.tsx'].includes(extname(file))) continue;
    const target = join(outputOf(root), relative(sourceOf(root), file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
}

/** Removes what was compiled from sources that are gone. @param {string} root */
function removeOrphans(root) {
  for (const file of filesUnder(outputOf(root))) {
    if (file === stampOf(root) || file.startsWith(join(outputOf(root), bundle))) continue;
    const source = join(sourceOf(root), relative(outputOf(root), file));
    const stem = source.replace(/\.js(\.map)?$/, '');
    if (![source, `${stem}.ts`, `${stem}.tsx`].some((candidate) => existsSync(candidate))) rmSync(file);
  }
}

/**
 * Compiles src to dist, without judging the types: that is `npm run check`, and would triple the time of a first start.
 * @param {string} root
 */
function compile(root) {
  const fingerprint = fingerprintOf(root);
  rmSync(stampOf(root), { force: true });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, error } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--noCheck'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (error) throw new Error(`The compiler could not be started: ${error.message}`);
  if (status !== 0) throw new Error('src could not be compiled (the reason stands above).');
  copyOtherFiles(root);
  removeOrphans(root);
  writeFileSync(stampOf(root), fingerprint);
}

module.exports = { compile, compiledIsCurrent, filesUnder };
