import { brandId, Problem, type CustomerId, type Day, type SubscriptionId } from '../../src/base';
import type { Locale } from '../../src/messages';
import { tellProblems } from '../../src/cli/commands/tell-problems';
import type { RowReport } from '../../src/cli/job-for-cli';
import type { CliEvent, Output } from '../../src/cli/output/cli-event';
import { humanOutput } from '../../src/cli/output/human-output';
import { jsonOutput } from '../../src/cli/output/json-output';
import { pauseTeller } from '../../src/cli/output/pause-teller';
import { lineDisplay } from '../../src/cli/output/progress-display';

class Text {
  text = '';
  write(text: string): boolean {
    this.text += text;
    return true;
  }
  get lines(): string[] {
    return this.text.split('\n').slice(0, -1);
  }
}

function made(kind: 'human' | 'json', locale: Locale = 'en-US', now: () => number = () => 0) {
  const out = new Text();
  const error = new Text();
  const output: Output =
    kind === 'json'
      ? jsonOutput({ out, error }, locale)
      : humanOutput({ out, error }, lineDisplay(error, locale, now), locale);
  return { out, error, output };
}

const row: RowReport = {
  customerId: brandId<CustomerId>('c1'),
  customer: 'Contoso',
  subscriptionId: brandId<SubscriptionId>('s1'),
  product: 'Office 365 E4',
  state: 'failed-purchase',
  message: {
    code: 'purchase-refused',
    values: { status: 400, code: '13605', description: 'No agreement.', requestId: 'r', correlationId: 'k' },
  },
  findings: [{ code: 'customer-no-agreement', values: {} }],
};

test('a row is told to a program by codes, with its sentences beside them', () => {
  const { out, output } = made('json', 'sv-SE');
  output.tell({ event: 'row', row, detail: 'findings' });
  expect(JSON.parse(out.text)).toEqual({
    event: 'row',
    customer: 'Contoso',
    customerId: 'c1',
    product: 'Office 365 E4',
    subscription: 's1',
    state: 'failed-purchase',
    label: 'Köpet misslyckades',
    message: {
      code: 'purchase-refused',
      values: { status: 400, code: '13605', description: 'No agreement.', requestId: 'r', correlationId: 'k' },
      sentence: 'Inget köptes: tjänsten nekade (400/13605, begärans ID r, korrelations-ID k): No agreement.',
    },
    findings: [
      {
        code: 'customer-no-agreement',
        values: {},
        severity: 'error',
        sentence: expect.stringContaining('Microsoft-kundavtalet') as unknown,
      },
    ],
  });
});

test('a row is told to a person with what was found', () => {
  const { out, error, output } = made('human');
  output.tell({ event: 'row', row, detail: 'findings' });
  expect(out.lines[0]).toMatch(/^Contoso, Office 365 E4: Purchase failed\. Nothing was bought: .*13605/);
  expect(out.lines[1]).toMatch(/^ {2}Error: The customer has not accepted/);
  expect(error.text).toBe('');
});

test('steps between the ends of a row are told to programs, not to persons', () => {
  const passing: CliEvent = { event: 'row', row: { ...row, state: 'provisioning' }, detail: 'change' };
  const human = made('human');
  human.output.tell(passing);
  human.output.tell({ event: 'row', row: { ...row, state: 'unknown' }, detail: 'change' });
  expect(human.out.lines).toHaveLength(1);
  const json = made('json');
  json.output.tell(passing);
  expect(json.out.lines).toHaveLength(1);
});

test('progress goes to the error output, results to the output', () => {
  for (const kind of ['human', 'json'] as const) {
    const { out, error, output } = made(kind);
    output.tell({ event: 'progress', phase: 'rows', done: 3, total: 9 });
    expect(out.text).toBe('');
    expect(error.text).toContain('9');
    output.tell({ event: 'listening', what: 'sandbox', url: 'http://127.0.0.1:1' });
    expect(out.text).toContain('http://127.0.0.1:1');
  }
});

test('plain progress says something now and then, the end always, and nothing twice', () => {
  let time = 0;
  const { error, output } = made('human', 'en-US', () => time);
  for (let done = 0; done <= 10; done += 1) {
    time += 700;
    output.tell({ event: 'progress', phase: 'check', done, total: 10 });
    output.tell({ event: 'progress', phase: 'check', done, total: 10 });
  }
  expect(error.lines[0]).toBe('Checking rows: 0 of 10');
  expect(error.lines.at(-1)).toBe('Checking rows: 10 of 10');
  expect(new Set(error.lines).size).toBe(error.lines.length);
  expect(error.lines.length).toBeLessThan(7);
});

test('a problem is told with its code, its sentence and what to do', () => {
  const problem = new Problem('file-missing', { file: 'plan.xlsx' });
  const human = made('human', 'it-IT');
  human.output.tell({ event: 'problem', problem });
  expect(human.error.lines).toEqual([
    'file-missing: Il file plan.xlsx non esiste.',
    '  Che cosa fare: Controlla il percorso o crea la cartella di lavoro con “crossgrade pull”.',
  ]);
  const json = made('json');
  json.output.tell({ event: 'problem', problem });
  expect(JSON.parse(json.out.text)).toMatchObject({
    event: 'problem',
    code: 'file-missing',
    values: { file: 'plan.xlsx' },
    retryable: false,
  });
});

test('of very many problems the first ones are told and the rest is counted; a program gets them all', () => {
  const problems = Array.from(
    { length: 1000 },
    (_, index) => new Problem('cell-not-number', { sheet: 'S', row: index, column: 'C', value: 'x' }),
  );
  const human = made('human');
  tellProblems(problems, human.output, false);
  expect(human.error.lines).toHaveLength(41);
  expect(human.error.lines.at(-1)).toBe('… and 980 more problems.');
  const json = made('json');
  tellProblems(problems, json.output, true);
  expect(json.out.lines).toHaveLength(1000);
});

test('the sandbox is named loudly, to persons and to programs', () => {
  for (const kind of ['human', 'json'] as const) {
    const { out, error, output } = made(kind);
    output.tell({ event: 'connection', name: 'Sandbox 1', sandbox: true });
    expect(out.text + error.text).toContain('SANDBOX');
  }
});

test('what the service says cannot move the cursor or turn the text around', () => {
  const { out, output } = made('human');
  output.tell({ event: 'not-answered', customerId: 'c', customer: 'Evil\u001B[2J\r\nInc\u202E', reason: 'a\u0007b' });
  expect(out.text.trimEnd()).not.toMatch(/[\u0000-\u001F\u007F\u202E]/);
  expect(out.lines).toHaveLength(1);
});

test('an order is told in numbers before it is confirmed', () => {
  const { error, output } = made('human', 'en-US');
  output.tell({
    event: 'offer',
    offer: {
      rows: 3,
      customers: 2,
      purchases: [
        { plan: 'Business Basic', rows: 2, licenses: 20 },
        { plan: 'Office 365 E3', rows: 1, licenses: 1000 },
      ],
      users: 1018,
      retire: { 'suspend': 2, 'end-at-term': 0, 'cancel-now': 1, 'leave': 0 },
      cost: [{ currency: 'EUR', perMonth: 123.4 }],
      rowsWithoutPrice: 1,
      irrevocable: 1,
      retrying: 2,
      steps: [
        { step: 2, rows: 1, users: 1000, cost: [{ currency: 'EUR', perMonth: 100 }] },
        { step: 'rest', rows: 2, users: 18, cost: [] },
      ],
      atRisk: [
        {
          customer: 'Contoso',
          customerId: row.customerId,
          subscriptionId: row.subscriptionId,
          lastDay: '2026-07-31' as Day,
          finishes: '2026-08-02' as Day,
        },
      ],
    },
  });
  expect(error.lines).toEqual([
    '3 rows are ready to run:',
    '  New subscriptions to buy: 3 (licenses: 1,020, customers: 2)',
    '    Business Basic: subscriptions 2, licenses 20',
    '    Office 365 E3: subscriptions 1, licenses 1,000',
    '  Users whose licenses are moved: 1,018',
    '  Old subscriptions: Suspend: 2',
    '  Old subscriptions: Cancel now: 1',
    '  New cost per month: €123.40',
    '  Rows whose price is not known: 1',
    '  Rows that cannot be undone: 1',
    '  Undo: after the purchase the column “Undo until” says until when each row can be taken back.',
    '  2 rows that failed after their purchase are tried again; what was bought for them is not bought again.',
    '  Wave 2: rows 1, users 1,000, per month €100.00',
    '  Without a wave: rows 2, users 18, per month –',
    '  1 row cannot be finished before its last day:',
    '    Contoso: ends Jul 31, 2026, finished Aug 2, 2026 at the earliest',
  ]);
});

test('a copy of a workbook that is not ours is named, with what it does not carry over in words', () => {
  const saved = { to: 'copy', place: 'mine.crossgrade.xlsx', because: undefined } as const;
  const { out, output } = made('human');
  output.tell({ event: 'saved', file: 'mine.xlsx', saved: { ...saved, lost: ['charts', 'pivots'] } });
  output.tell({ event: 'saved', file: 'mine.xlsx', saved: { ...saved, lost: [] } });
  expect(out.lines[0]).toMatch(
    /^mine\.xlsx was not made by Crossgrade.*mine\.crossgrade\.xlsx.*: charts and pivot tables\.$/,
  );
  expect(out.lines[1]).toMatch(/: nothing\.$/);
});

test('results that went beside the workbook are told with the reason', () => {
  const because = new Problem('file-in-use', {
    file: 'plan.xlsx',
    holder: 'another-program',
    results: 'plan.results.xlsx',
  });
  const { out, output } = made('human');
  output.tell({
    event: 'saved',
    file: 'plan.xlsx',
    saved: { to: 'results', place: 'plan.results.xlsx', because, lost: [] },
  });
  expect(out.lines[0]).toMatch(/plan\.xlsx is open elsewhere \(in another program\).*plan\.results\.xlsx/);
});

test('a pause that the service asks for is told with its end: once, and again where it grows', () => {
  let now = Date.parse('2026-11-22T03:00:00Z');
  const { out, error, output } = made('human');
  const tell = pauseTeller(output, () => now);
  const after = (seconds: number): Date => new Date(now + seconds * 1000);
  tell(after(4));
  expect(error.text).toBe('');
  tell(after(90));
  tell(after(91));
  expect(error.lines).toEqual([
    'The service asks for a pause until Nov 22, 2026, 03:01 AM UTC. It goes on by itself then.',
  ]);
  now += 60_000;
  tell(after(120));
  expect(error.lines).toHaveLength(2);
  expect(out.text).toBe('');
  const program = made('json');
  program.output.tell({ event: 'waiting', until: '2026-11-22T03:01:30.000Z' });
  expect(JSON.parse(program.error.text)).toEqual({ event: 'waiting', until: '2026-11-22T03:01:30.000Z' });
});
