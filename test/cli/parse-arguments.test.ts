import { Problem } from '../../src/base';
import { locales, type Locale } from '../../src/messages';
import { parseArguments } from '../../src/cli/arguments/parse-arguments';
import { commandNames } from '../../src/cli/arguments/program';
import { localeOfPerson } from '../../src/cli/arguments/locale-of-person';

const parse = (...argv: string[]) => parseArguments(argv, 'en-US', '1.2.3');

const complaint = (...argv: string[]): string => complaintOf(argv, 'en-US');

function complaintOf(argv: readonly string[], locale: Locale): string {
  try {
    parseArguments(argv, locale, '1.2.3');
  } catch (error) {
    if (error instanceof Problem && error.code === 'usage') return String(error.values['detail']);
    throw error;
  }
  throw new Error('no complaint');
}

test('a pull is told its file, and has a window of 90 days and all products by default', () => {
  expect(parse('pull', 'plan.xlsx')).toEqual({
    command: 'pull',
    file: 'plan.xlsx',
    json: false,
    locale: undefined,
    within: 90,
    late: false,
    preset: 'all',
    customers: undefined,
  });
});

test('a pull takes every option, customers several times and with commas', () => {
  const argv = [
    '--within',
    'any',
    '--late',
    '--preset',
    'office-365-e4',
    '--customer',
    'a',
    '--customer=b,c',
    '--locale',
    'pl',
  ];
  expect(parse('pull', 'plan.xlsx', ...argv)).toMatchObject({
    within: 'any',
    late: true,
    preset: 'office-365-e4',
    customers: ['a', 'b', 'c'],
    locale: 'pl-PL',
  });
});

test('a run takes --only, --rows and --yes', () => {
  expect(parse('run', 'plan.xlsx', '--only', 'failed', '--rows', 'x', '--rows', 'y', '--yes')).toMatchObject({
    command: 'run',
    only: 'failed',
    rows: ['x', 'y'],
    yes: true,
  });
  expect(parse('run', 'plan.xlsx')).toMatchObject({ only: undefined, rows: undefined, yes: false });
});

test('a run takes how much of it goes at once, and when it pauses by itself', () => {
  expect(parse('run', 'a.xlsx', '--waves')).toMatchObject({ steps: { kind: 'waves' }, wave: undefined });
  expect(parse('run', 'a.xlsx', '--pilot')).toMatchObject({ steps: { kind: 'pilot', users: undefined } });
  expect(parse('run', 'a.xlsx', '--pilot', '20')).toMatchObject({ steps: { kind: 'pilot', users: 20 } });
  expect(parse('run', 'a.xlsx', '--wave', '2')).toMatchObject({ wave: 2, steps: undefined });
  expect(parse('run', 'a.xlsx', '--wave', 'rest')).toMatchObject({ wave: 'rest' });
  expect(
    parse('run', 'a.xlsx', '--stop-after-failures', '10', '--most-cost', 'EUR=500', '--most-cost', 'USD=9.50'),
  ).toMatchObject({
    stopAfterFailures: 10,
    stopAfterRows: undefined,
    mostCost: [
      { currency: 'EUR', perMonth: 500 },
      { currency: 'USD', perMonth: 9.5 },
    ],
  });
});

test('the simulator takes its options, faults several times', () => {
  const faults = ['carts.checkout=reset-after,count=2', 'orders.*=429'];
  expect(
    parse('sandbox', '--port', '0', '--customers', '7', '--seed', '3', ...faults.flatMap((one) => ['--fault', one])),
  ).toEqual({
    command: 'sandbox',
    json: false,
    locale: undefined,
    port: 0,
    customers: 7,
    seed: 3,
    faults,
  });
});

test.each(['pull', 'check', 'run', 'status'])(
  '%s takes --json and --locale in front of it and behind it',
  (command) => {
    expect(parse(command, 'plan.xlsx', '--json', '--locale', 'sv')).toMatchObject({ json: true, locale: 'sv-SE' });
    expect(parse('--json', '--locale=sv-SE', command, 'plan.xlsx')).toMatchObject({ json: true, locale: 'sv-SE' });
  },
);

test.each([
  [[], /No command is given/],
  [
    ['chek', 'x.xlsx'],
    /no command chek.*pull, check, run, status, resolve, undo, pause, resume, cancel, serve, and sandbox/,
  ],
  [['serve', '--port', '70000'], /“70000” will not do for --port/],
  [['check'], /file\.xlsx is missing/],
  [['check', 'a.xlsx', 'b.xlsx'], /more arguments/],
  [['run', 'a.xlsx', '--yess'], /no option --yess/],
  [['run', 'a.xlsx', '--waves', '--pilot'], /--waves and --pilot/],
  [['run', 'a.xlsx', '--wave', 'first'], /--wave.*or rest/],
  [['run', 'a.xlsx', '--most-cost', '500'], /--most-cost.*EUR=500/],
  [['run', 'a.xlsx', '--most-cost', 'EUR=1', '--most-cost', 'EUR=2'], /--most-cost/],
  [['run', 'a.xlsx', '--stop-after-failures', '101'], /--stop-after-failures.*0 to 100/],
  [['pull', 'a.xlsx', '--within'], /--within <days> needs a value/],
  [['pull', 'a.xlsx', '--within', '-1'], /“-1” will not do for --within/],
  [['pull', 'a.xlsx', '--within', '1.5'], /“1\.5” will not do/],
  [['pull', 'a.xlsx', '--within', 'soon'], /a number of days or any/],
  [['pull', 'a.xlsx', '--preset', 'e5'], /kaizala-pro, office-365-e4, and all/],
  [['pull', 'a.xlsx', '--customer', ''], /--customer needs a value/],
  [['run', 'a.xlsx', '--only', 'done'], /failed and ready/],
  [['run', 'a.xlsx', '--rows', 'a,,b'], /--rows needs a value/],
  [['status', 'a.xlsx', '--locale', 'xx'], /a language such as/],
  [['undo', 'a.xlsx', '--yes'], /--rows is missing/],
  [['resolve', 'a.xlsx', '--row', 'x', '--wait', '--adopt', 'y'], /Only one of these/],
  [['resolve', 'a.xlsx', '--wait'], /about one row/],
  [['sandbox', '--port', '65536'], /a port number/],
  [['sandbox', '--customers', 'many'], /a whole number/],
])('%j is refused', (argv, sentence) => {
  expect(complaint(...argv)).toMatch(sentence);
});

test.each([
  [['--adopt', 'new'], { choice: 'adopt', subscriptionId: 'new' }],
  [['--wait'], { choice: 'wait' }],
  [['--not-bought', 'not bought'], { choice: 'not-bought', typed: 'not bought' }],
  [['--not-changed', 'not changed'], { choice: 'not-changed', typed: 'not changed' }],
  [[], undefined],
])('a decision on a row is read from %j', (argv, decision) => {
  expect(parse('resolve', 'a.xlsx', '--row', 'old', ...argv)).toMatchObject({
    command: 'resolve',
    row: 'old',
    decision,
  });
});

test('a complaint is made in the language of the person', () => {
  expect(complaintOf(['run', 'a.xlsx', '--yess'], 'pl-PL')).toBe('Nie ma opcji --yess.');
});

test.each(commandNames)('%s explains itself and the exit codes', (command) => {
  const help = parse(command, '--help');
  expect(help).toMatchObject({ command: 'help', text: expect.stringContaining(`crossgrade ${command}`) as unknown });
  expect(help).toMatchObject({
    text: expect.stringMatching(/--json[\s\S]*Exit codes:\n {2}0 [\s\S]*\n {2}3 /) as unknown,
  });
});

test('the help lists the commands that there are, and no others', () => {
  const { text } = parse('--help') as { text: string };
  const listed = /Commands:\n([\s\S]*?)\n\n/
    .exec(text)?.[1]
    ?.match(/^ {2}\w\S*/gm)
    ?.map((name) => name.trim());
  expect(listed).toEqual([
    'pull',
    'check',
    'run',
    'status',
    'resolve',
    'undo',
    'pause',
    'resume',
    'cancel',
    'serve',
    'sandbox',
  ]);
});

test.each(locales)('the help in %s has no word of the library in English', (locale) => {
  const { text } = parseArguments(['pull', '--help'], locale, '1') as { text: string };
  if (locale === 'en-US') expect(text).toContain('Options:');
  else expect(text).not.toMatch(/Usage:|Options:|Arguments:|default:|display help/);
});

test('the version is the one of the package', () => {
  expect(parse('--version')).toEqual({ command: 'help', text: '1.2.3' });
});

test.each([
  [['status', 'x', '--locale', 'it'], { LANG: 'pl_PL.UTF-8' }, 'sv-SE', 'it-IT'],
  [['status', 'x', '--locale=tr-TR'], {}, 'en-US', 'tr-TR'],
  [['status', 'x'], { LANG: 'pl_PL.UTF-8' }, 'sv-SE', 'pl-PL'],
  [['status', 'x'], { LC_ALL: 'it_IT', LANG: 'pl_PL' }, 'sv-SE', 'it-IT'],
  [['status', 'x'], { LC_ALL: '', LANG: 'C.UTF-8' }, 'sv-SE', 'en-US'],
  [['status', 'x'], {}, 'zh-Hans-CN', 'zh-CN'],
  [['status', 'x', '--locale'], {}, 'fr-FR', 'en-US'],
])('the language of %j with %j on a platform in %s is %s', (argv, environment, platform, locale) => {
  expect(localeOfPerson({ argv, environment, platform })).toBe(locale);
});
