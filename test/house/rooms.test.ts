import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/root';
import { folderWith } from './support/temporary-folder';

/** A small tree that keeps every rule; each case plants one file in it. */
const innocent = {
  'package.json': readFileSync(join(root, 'package.json'), 'utf8'),
  'tsconfig.base.json': readFileSync(join(root, 'tsconfig.base.json'), 'utf8'),
  'tsconfig.test.json': readFileSync(join(root, 'tsconfig.test.json'), 'utf8'),
  'src/base/index.ts': "export * from './day';\n",
  'src/base/day.ts': 'export const day = 1;\n',
  'src/migration/index.ts':
    "import { v5 } from 'uuid';\nimport { day } from '../base';\nexport const plan = [day, v5];\n",
  'src/messages/index.ts': 'export const messages = 1;\n',
  'src/partner-center/wire/index.ts': "export * as z from 'zod/mini';\n",
  'src/partner-center/index.ts': "export * from './wire';\n",
  'src/workbook/index.ts': "import { plan } from '../migration';\nexport const sheet = plan;\n",
  'src/workbook/writers/exceljs/index.ts': "import { sheet } from '../..';\nexport const writer = sheet;\n",
  'src/config/index.ts': 'export const config = 1;\n',
  'src/sandbox/index.ts': "import * as wire from '../partner-center/wire';\nexport const sandbox = wire;\n",
  'src/job/index.ts': "export * from '../partner-center';\n",
  'src/cli/main.ts':
    "import { config } from '../config';\nimport { sandbox } from '../sandbox';\nexport const all = [config, sandbox];\n",
};

interface Case {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  readonly rule: string;
}

const planted: readonly Case[] = [
  {
    title: 'the domain knows no remote API',
    file: 'src/migration/a.ts',
    text: "import '../partner-center';",
    rule: 'room:migration',
  },
  { title: 'base imports nothing of ours', file: 'src/base/b.ts', text: "import '../migration';", rule: 'room:base' },
  {
    title: 'a type alone is an import as well',
    file: 'src/base/c.ts',
    text: "import type { plan } from '../migration';\nexport type P = typeof plan;",
    rule: 'room:base',
  },
  {
    title: 'the sandbox shares wire shapes and no client',
    file: 'src/sandbox/d.ts',
    text: "import '../partner-center';",
    rule: 'room:sandbox',
  },
  {
    title: 'wire does not know its client',
    file: 'src/partner-center/wire/e.ts',
    text: "import '..';",
    rule: 'room:partner-center/wire',
  },
  {
    title: 'only main of cli puts the configuration in',
    file: 'src/cli/f.ts',
    text: "import '../config';",
    rule: 'room:cli',
  },
  {
    title: 'the pure workbook does not know its writers',
    file: 'src/workbook/g.ts',
    text: "import './writers/exceljs';",
    rule: 'room:workbook',
  },
  {
    title: 'from outside a room is entered by its door',
    file: 'src/messages/h.ts',
    text: "import '../base/day';",
    rule: 'door:base',
  },
  {
    title: 'a writer enters the pure workbook by its door',
    file: 'src/workbook/sheets/s.ts',
    text: 'export const s = 1;',
    rule: '',
  },
  {
    title: 'a pure room does not know Node',
    file: 'src/messages/i.ts',
    text: "import 'node:fs';",
    rule: 'environment:messages',
  },
  {
    title: 'a package belongs to the rooms that are named',
    file: 'src/messages/j.ts',
    text: "import 'pg';",
    rule: 'packages:messages',
  },
  {
    title: 'the writer may import exceljs',
    file: 'src/workbook/writers/exceljs/k.ts',
    text: "import 'exceljs';",
    rule: '',
  },
  { title: 'a file lies in a known room', file: 'src/utilities/l.ts', text: "import '../base';", rule: 'known-room' },
  {
    title: 'nothing imports a test',
    file: 'src/job/m.ts',
    text: "import '../../test/n';",
    rule: 'nothing-imports-test',
  },
  {
    title: 'a package of development stays out of src',
    file: 'src/job/o.ts',
    text: "import 'fast-check';",
    rule: 'no-development-package',
  },
  { title: 'an import leads somewhere', file: 'src/job/p.ts', text: "import './nowhere';", rule: 'resolvable' },
  {
    title: 'values form no circle',
    file: 'src/job/q.ts',
    text: "import { r } from './r';\nexport const q = r;",
    rule: 'no-circle',
  },
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function violationsOf(folder: string): readonly Violation[] {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', 'src'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (stdout === '') throw new Error(stderr);
  // The report of a tool of ours, in its documented form.
  const report = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } };
  return report.summary.violations;
}

describe('the import table', () => {
  const folder = folderWith({
    ...innocent,
    ...Object.fromEntries(planted.map(({ file, text }) => [file, `${text}\n`])),
    'src/job/r.ts': "import { q } from './q';\nexport const r = q;\n",
    'test/n.ts': 'export const n = 1;\n',
  });
  const violations = violationsOf(folder);
  const rulesBrokenBy = (file: string) => violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  it.each(planted.filter(({ rule }) => rule !== ''))('$title', ({ file, rule }) => {
    expect(rulesBrokenBy(file)).toContain(rule);
  });

  it.each([...Object.keys(innocent), ...planted.filter(({ rule }) => rule === '').map(({ file }) => file)])(
    'finds nothing wrong in %s',
    (file) => {
      expect(rulesBrokenBy(file)).toEqual([]);
    },
  );
});
