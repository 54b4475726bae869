'use strict';

const { availableParallelism } = require('node:os');
const { join } = require('node:path');
const { spawn, spawnSync } = require('node:child_process');
const { setUpOrExit } = require('./set-up.cjs');

const root = join(__dirname, '..');

/** @param {string} path @param {...string} parameters */
const npmProgram = (path, ...parameters) => [join(root, 'node_modules', path), ...parameters];
/** @param {string} environment */
const types = (environment) => ({
  name: `types: ${environment}`,
  command: npmProgram('typescript/bin/tsc', '-p', `tsconfig.${environment}.json`),
});

/** All that CI judges besides the tests. The longest first, so that two workers end together. */
const checks = [
  { name: 'lint, types: test', command: [join(__dirname, 'lint.cjs')] },
  types('node'),
  types('pure'),
  types('browser'),
  types('exceljs'),
  types('office'),
  types('host'),
  types('tools'),
  {
    name: 'rooms',
    command: npmProgram(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'src',
      'taskpane',
      'bench',
      'build',
      'webpack.config.js',
    ),
  },
  { name: 'manifest', command: [join(__dirname, 'pane', 'manifest.cjs'), '--check'] },
  {
    name: "manifest: read by Microsoft's tool",
    command: npmProgram('office-addin-manifest/cli.js', 'info', 'manifest.xml'),
  },
  { name: 'bundle', command: npmProgram('size-limit/bin.js') },
  { name: 'excel members', command: [join(root, 'build/excel-api.cjs'), '--check'] },
  { name: 'unused', command: npmProgram('knip/bin/knip.js', '--no-progress') },
  { name: 'format', command: npmProgram('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
];

/** @typedef {(typeof checks)[number]} Check */

/** @param {Check} check @returns {Promise<boolean>} */
function run(check) {
  return new Promise((resolve) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, check.command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {Buffer[]} */
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.on('close', (code) => {
      const seconds = (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1);
      process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${seconds} s)\n`);
      if (code !== 0) process.stdout.write(`${Buffer.concat(output).toString('utf8').trim()}\n\n`);
      resolve(code === 0);
    });
  });
}

/** @param {readonly Check[]} chosen */
async function runAll(chosen) {
  const waiting = [...chosen];
  let failed = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (!(await run(next))) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  return failed;
}

async function main() {
  const chosenNames = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  const chosen = checks.filter(
    ({ name }) => chosenNames.length === 0 || chosenNames.some((part) => name.includes(part)),
  );
  setUpOrExit({ pages: chosen.some(({ name }) => name === 'bundle') });
  const failed = await runAll(chosen);
  const withTests = chosenNames.length === 0 && !process.argv.includes('--without-tests');
  const tests = withTests
    ? spawnSync(process.execPath, [join(__dirname, 'test.cjs')], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    : { status: 0 };
  if (failed > 0) process.stdout.write(`${String(failed)} of ${String(chosen.length)} checks failed.\n`);
  process.exitCode = failed > 0 || tests.status !== 0 ? 1 : 0;
}

void main();
