import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems } from '../../src/base';
import {
  driftCodes,
  findingKinds,
  retireChoices,
  rowMessages,
  rowStates,
  severities,
  terms,
} from '../../src/migration';
import { differences } from '../../src/engine/change/differences';
import { catalogues } from '../../src/messages/catalogues';
import { asked, flat, valueNames } from './flat-catalogue';

const english = flat(catalogues['en-US']);

function keysOf(group: string): readonly string[] {
  const keys = [...english.keys()]
    .filter((key) => key.startsWith(`${group}.`))
    .map((key) => asked(key.slice(group.length + 1)));
  return [...new Set(keys)].sort();
}

/** Sentences of a group that use a value which their code does not carry. */
function strangers(group: string, carried: (code: string) => readonly string[]): readonly string[] {
  return [...english].flatMap(([key, text]) => {
    if (!key.startsWith(`${group}.`)) return [];
    const code = asked(key.slice(group.length + 1));
    return valueNames(text)
      .filter((name) => !carried(code).includes(name))
      .map((name) => `${key}: ${name}`);
  });
}

const valuesOf = (table: Readonly<Record<string, { readonly values: readonly string[] }>>) => (code: string) =>
  table[code]?.values ?? [];

test.each(['problem', 'remedy'])('every problem has its %s', (group) => {
  expect(keysOf(group)).toEqual(Object.keys(problems).sort());
  expect(strangers(group, valuesOf(problems))).toEqual([]);
});

test('every problem stands in the document, with its cause and what to do', () => {
  const document = readFileSync(join(__dirname, '../../docs/problems.md'), 'utf8');
  const sections = document.split(/^### /m).slice(1);
  expect(sections.map((section) => section.split('\n')[0]).sort()).toEqual(Object.keys(problems).sort());
  const incomplete = sections.filter((section) => !/_Cause\._ \S/.test(section) || !/_What to do\._ \S/.test(section));
  expect(incomplete).toEqual([]);
});

test('every finding has a sentence', () => {
  expect(keysOf('finding')).toEqual(Object.keys(findingKinds).sort());
  expect(strangers('finding', valuesOf(findingKinds))).toEqual([]);
});

test('every message of a row has a sentence', () => {
  const messages: Readonly<Record<string, readonly string[]>> = rowMessages;
  expect(keysOf('row')).toEqual(Object.keys(rowMessages).sort());
  expect(strangers('row', (code) => messages[code] ?? [])).toEqual([]);
});

test.each(['state', 'step'])('every state of a row has its %s', (group) => {
  expect(keysOf(group)).toEqual([...rowStates].sort());
});

test.each([
  ['severity', severities],
  ['choice.retire', retireChoices],
  ['drift', driftCodes],
  ['choice.term', terms],
])('every code of %s has a label', (group, codes) => {
  expect(keysOf(group)).toEqual([...codes].sort());
});

test('every field of a subscription that a change can touch is told in words', () => {
  const source = readFileSync(join(__dirname, '../../src/partner-center/wire/subscription.ts'), 'utf8');
  const printed = /interface SubscriptionJson \{(.*?)^\}/ms.exec(source)?.[1] ?? '';
  const names = [...printed.matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, name = '']) => name);
  // What the service keeps itself differs after every change, and is not told.
  const told = names.filter((name) => differences({ [name]: 1 }, { [name]: 2 }, []).length > 0);
  expect(told.length).toBeGreaterThan(20);
  expect(keysOf('service.field')).toEqual(expect.arrayContaining(told.map((name) => name.toLowerCase())));
});

test('every operation of the service is told in words', () => {
  const folder = join(__dirname, '../../src/partner-center');
  const operations = readdirSync(folder).flatMap((file) => {
    if (!file.endsWith('.ts')) return [];
    const source = readFileSync(join(folder, file), 'utf8');
    const whole = [...source.matchAll(/operation: '([\w.]+)'/g)].map(([, name = '']) => name);
    // Where a resource's file puts its own name before: of('get', …) in customers.ts.
    const prefix = /operation: `(\w+)\.\$\{/.exec(source)?.[1];
    const parts = [...source.matchAll(/\b(?:of|all|one|readable)\('(\w+)'/g)].map(([, name = '']) => name);
    return prefix === undefined ? whole : [...whole, ...parts.map((name) => `${prefix}.${name}`)];
  });
  expect(keysOf('operation')).toEqual([...new Set(operations)].sort());
});

test('a format in a sentence is one that exists, or a group of labels', () => {
  const known = new Set(['country', 'day', 'instant', 'percent', 'plain', 'quote', 'terms']);
  const wrong = [...english].flatMap(([key, text]) =>
    [...text.matchAll(/\{\{[^,}]+,\s*([^}]+)\}\}/g)].flatMap(([, format = '']) =>
      known.has(format) || keysOf(format).length > 0 ? [] : [`${key}: ${format}`],
    ),
  );
  expect(wrong).toEqual([]);
});
