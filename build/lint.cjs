'use strict';

/*
 * Judges the types of everything that tests reach, and lints everything. In one process: the rules ask for the same types,
 * and finding them out is most of the work of both.
 */
const { join } = require('node:path');
const { ESLint } = require('eslint');
const ts = require('typescript');

const root = join(__dirname, '..');

function readProgram() {
  const file = join(root, 'tsconfig.test.json');
  const parsed = ts.getParsedCommandLineOfConfigFile(file, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  });
  if (!parsed) throw new Error(`${file} could not be read.`);
  const { fileNames: rootNames, options, errors: configFileParsingDiagnostics } = parsed;
  // The parser of the rules goes from a node to the one around it.
  const host = ts.createCompilerHost(options, true);
  return ts.createProgram({ rootNames, options, host, configFileParsingDiagnostics });
}

/** @param {import('typescript').Program} program */
function typesAreRight(program) {
  const diagnostics = ts.getPreEmitDiagnostics(program);
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (/** @type {string} */ name) => name,
    getNewLine: () => '\n',
  };
  process.stdout.write(ts.formatDiagnostics(diagnostics, host));
  return diagnostics.length === 0;
}

/** @param {import('typescript').Program} program */
async function lintIsClean(program) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { programs: [program] } } },
  });
  const results = await eslint.lintFiles('.');
  const formatter = await eslint.loadFormatter('stylish');
  process.stdout.write(await formatter.format(results, {}));
  return results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
}

async function main() {
  const program = readProgram();
  const outcomes = [typesAreRight(program), await lintIsClean(program)];
  process.exitCode = outcomes.every(Boolean) ? 0 : 1;
}

void main();
