import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './support/root';

interface Case {
  readonly title: string;
  /** The file whose place the planted text takes; one that exists where the rule needs types. */
  readonly file: string;
  readonly text: string;
  readonly rule: string | undefined;
}

const pure = 'src/migration/state.ts';
const node = 'src/partner-center/partner-center.ts';
const office = 'src/workbook/writers/office-js/planted.ts';
const test = 'test/house/lint.test.ts';
const helpers = '@microsoft/office-js-helpers/dist/office.helpers.min.js';

const cases: readonly Case[] = [
  {
    title: 'plain zod',
    file: pure,
    text: "import * as z from 'zod';\nexport const a = z;",
    rule: 'no-restricted-imports',
  },
  {
    title: 'Node in a pure room',
    file: pure,
    text: "import * as fs from 'node:fs';\nexport const a = fs;",
    rule: 'no-restricted-imports',
  },
  {
    title: 'the clock of the machine',
    file: pure,
    text: 'export const a = Date.now();',
    rule: 'no-restricted-properties',
  },
  { title: 'a date of now', file: pure, text: 'export const a = new Date();', rule: 'no-restricted-syntax' },
  { title: 'chance', file: pure, text: 'export const a = Math.random();', rule: 'no-restricted-properties' },
  { title: 'a timer in a pure room', file: pure, text: 'export const a = setTimeout;', rule: 'no-restricted-globals' },
  {
    title: 'the environment in a pure room',
    file: pure,
    text: 'export const a = process;',
    rule: 'no-restricted-globals',
  },
  { title: 'the console', file: pure, text: "console.log('a');", rule: 'no-console' },
  {
    title: 'lower case by locale',
    file: pure,
    text: "export const a = 'I'.toLocaleLowerCase();",
    rule: 'no-restricted-properties',
  },
  {
    title: 'an order by the locale of the machine',
    file: pure,
    text: "export const a = 'a'.localeCompare('b');",
    rule: 'no-restricted-syntax',
  },
  {
    title: 'any',
    file: pure,
    text: 'export const a = (b: any): unknown => b;',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    title: 'a type imported as a value',
    file: pure,
    text: "import { Day } from '../base';\nexport const a = (day: Day) => day;",
    rule: '@typescript-eslint/consistent-type-imports',
  },
  {
    title: 'a promise nobody waits for',
    file: pure,
    text: 'export const a = async () => 1;\na();',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    title: 'a kind without an answer',
    file: pure,
    text: "export function a(b: 'x' | 'y'): number {\n  switch (b) {\n    case 'x':\n      return 1;\n  }\n  return 2;\n}",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  { title: 'a mock of ours', file: test, text: "jest.mock('./support/root');", rule: 'no-restricted-syntax' },
  { title: 'a skipped test', file: test, text: "it.skip('a', () => undefined);", rule: 'no-restricted-syntax' },
  {
    title: 'a suppression that suppresses nothing',
    file: pure,
    text: '// eslint-disable-next-line no-console\nexport const a = 1;',
    rule: "Unused eslint-disable directive (no problems were reported from 'no-console').",
  },
  {
    title: 'a round trip to Excel for each row',
    file: office,
    text: 'export async function a(context: Excel.RequestContext) {\n  for (const b of [1, 2]) {\n    context.workbook.getActiveCell().values = [[b]];\n    await context.sync();\n  }\n}',
    rule: 'office-addins/no-context-sync-in-loop',
  },
  {
    title: 'a load of everything',
    file: office,
    text: 'export function a(context: Excel.RequestContext) {\n  const range = context.workbook.getSelectedRange();\n  range.load();\n}',
    rule: 'office-addins/no-empty-load',
  },
  {
    title: 'the archived helpers outside their room',
    file: 'taskpane/planted.ts',
    text: `import { Storage } from '${helpers}';\nexport const a = Storage;`,
    rule: 'no-restricted-imports',
  },
  {
    title: 'the sign-in of the archived helpers, in their room as well',
    file: 'taskpane/host/storage.ts',
    text: `import { Authenticator } from '${helpers}';\nexport const a: unknown = Authenticator;`,
    rule: 'no-restricted-imports',
  },
  {
    title: 'nothing wrong: the storage of the archived helpers in their room',
    file: 'taskpane/host/storage.ts',
    text: `import { Storage } from '${helpers}';\nexport const a = Storage;`,
    rule: undefined,
  },
  {
    title: 'nothing wrong: text and a type',
    file: pure,
    text: "import type { Day } from '../base';\nexport const a = (day: Day) => `day ${day}`;",
    rule: undefined,
  },
  { title: 'nothing wrong: a timer where Node is', file: node, text: 'export const a = setTimeout;', rule: undefined },
];

function brokenRules(): readonly (readonly string[])[] {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'test/house/support/lint-texts.mjs')], {
    cwd: root,
    // Where CI is set the parser reads each file once, and would not see the text that takes its place.
    env: { ...process.env, TSESTREE_SINGLE_RUN: 'false' },
    input: JSON.stringify(cases),
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as string[][]; // what lint-texts.mjs writes
}

describe('the linter', () => {
  const broken = brokenRules();
  const rulesBrokenBy = (title: string) => broken[cases.findIndex((one) => one.title === title)];

  it.each(cases.filter(({ rule }) => rule !== undefined))('finds $title', ({ title, rule }) => {
    expect(rulesBrokenBy(title)).toContain(rule);
  });

  it.each(cases.filter(({ rule }) => rule === undefined))('finds $title', ({ title }) => {
    expect(rulesBrokenBy(title)).toEqual([]);
  });
});
