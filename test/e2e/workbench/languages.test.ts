import { locales, type Locale } from '../../../src/messages';
import { rowStates, stateTable } from '../../../src/migration';
import { rowsOf, type Row } from '../support/workbook-by-hand';
import { until } from '../../support/until';
import { Language } from './support/language';
import { patience, type Person } from './support/person';
import { expectPromisesKept, Workbench } from './support/workbench';

let workbench: Workbench;
/** One customer with something to do for each language, and one more. */
let customers: readonly string[];

beforeAll(async () => {
  workbench = await Workbench.start();
  const person = await workbench.visitShared();
  await person.prepareRows();
  const rows = await rowsOf(await person.save());
  const ready = rows.filter((row) => row['State code'] === 'ready').map((row) => String(row['Customer']));
  customers = [...new Set(ready)].filter((name) => rows.filter((row) => row['Customer'] === name).length === 1);
  await person.page.context().close();
});
afterAll(() => workbench.stop());

/** Some customers of the sandbox have something that keeps their rows from being done. */
const ends: ReadonlySet<unknown> = new Set(rowStates.filter((state) => stateTable[state].stage === 'end'));

/** A person who works with one customer, in a language. */
class Agent {
  readonly texts = new Set<string>();

  private constructor(
    readonly person: Person,
    readonly language: Language,
  ) {}

  static async in(locale: Locale): Promise<Agent> {
    const person = await workbench.visitShared({ language: locale });
    return new Agent(person, new Language(locale));
  }

  /** Presses a button of the pane, whatever it counts. */
  async press(key: Parameters<Language['pattern']>[0]): Promise<void> {
    await this.person.button(this.language.pattern(key)).first().click();
  }

  async reads(key: Parameters<Language['pattern']>[0]): Promise<void> {
    await this.person.pane.getByText(this.language.pattern(key)).first().waitFor();
    await this.look();
  }

  async step(step: 'pull' | 'plan' | 'check' | 'run'): Promise<void> {
    await this.person.step(this.language.say(`pane.view.${step}`)).click();
  }

  /** Remembers whatever is to be read in the pane. */
  async look(): Promise<void> {
    const frame = await this.person.paneFrame();
    const texts = await frame.evaluate(() => {
      const found: string[] = [];
      for (const element of document.body.querySelectorAll('*')) {
        for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '');
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? '');
      }
      return found.map((text) => text.trim()).filter((text) => text !== '');
    });
    for (const text of texts) this.texts.add(text);
  }

  async pull(customer: string): Promise<void> {
    const { pane } = this.person;
    await this.press('pane.welcome.skip');
    await pane.getByRole('radio', { name: this.language.say('pane.pull.chosen-customers') }).check();
    await pane.getByRole('searchbox').fill(customer);
    await pane.getByRole('checkbox', { name: customer }).check();
    await this.look();
    await this.press('pane.pull.run');
    await this.reads('pane.pull.plan-next');
  }

  async plan(): Promise<void> {
    await this.press('pane.pull.plan-next');
    await this.reads('pane.fill.title');
    await this.press('pane.fill.apply-to');
    await this.reads('pane.edit.done');
  }

  async check(): Promise<void> {
    await this.step('check');
    await this.press('pane.check.run-all');
    await this.reads('pane.check.to-run');
  }

  async run(): Promise<void> {
    await this.step('run');
    await this.reads('pane.run.confirm');
    await this.person.pane.getByRole('checkbox', { name: this.language.pattern('pane.run.confirm') }).check();
    await this.press('pane.run.start');
    await this.reads('pane.run.status.ended');
  }

  /** The rows of the saved workbook under the headers of this language. */
  async rows(sheet: 'migrations' | 'users' = 'migrations'): Promise<readonly Row[]> {
    return rowsOf(await this.person.save(), this.language.say(`sheet.${sheet}`));
  }

  header(column: 'stateCode' | 'state' | 'digest' | 'newSubscription'): string {
    return this.language.say(`column.migrations.${column}`);
  }

  /** The rows, once the sheet shows that they have come to their end, whichever it is. */
  async endedRows(): Promise<readonly Row[]> {
    return until(async () => {
      const rows = await this.rows();
      return rows.every((row) => ends.has(row[this.header('stateCode')])) ? rows : undefined;
    }, patience);
  }

  /** How a row's state is called in this language. */
  stateOf(row: Row | undefined): string {
    const code = rowStates.find((state) => state === row?.[this.header('stateCode')]);
    return code === undefined ? '' : this.language.say(`state.${code}`);
  }
}

/** The other suites do the job in English. */
const translated = locales.filter((locale) => locale !== 'en-US');

/** What a person has seen and got who did the whole job in a language. */
interface Job {
  readonly agent: Agent;
  readonly rows: readonly Row[];
}

async function theJobIn(locale: Locale): Promise<Job> {
  const agent = await Agent.in(locale);
  await agent.pull(customers[locales.indexOf(locale)] ?? '');
  await agent.plan();
  await agent.check();
  await agent.run();
  return { agent, rows: await agent.endedRows() };
}

/** So many people work at once: each of them waits for the service most of the time. */
const peopleAtOnce = 3;
const jobs = new Map<Locale, Promise<Job>>();
beforeAll(() => {
  for (const locale of translated) {
    const before = [...jobs.values()].at(-peopleAtOnce)?.catch(() => undefined);
    const job = Promise.resolve(before).then(() => theJobIn(locale));
    // Whoever asks for it is told.
    job.catch(() => undefined);
    jobs.set(locale, job);
  }
});

describe.each(translated)('the job in %s', (locale) => {
  test('speaks that language from the ribbon to the last cell', async () => {
    const { agent, rows } = await jobs.get(locale)!;
    const { person, language } = agent;

    expect(rows).toHaveLength(1);
    expect(rows[0]?.[agent.header('state')]).toBe(agent.stateOf(rows[0]));
    const buttons = await person.page.locator('[data-ribbon-button]').allTextContents();
    expect(buttons).toEqual(
      (['pull', 'check', 'run', 'pane'] as const).map((name) => language.say(`ribbon.${name}.label`)),
    );
    const tabs = person.page.getByRole('tablist', { name: language.say('workbench.tabs.name') }).getByRole('tab');
    expect(await tabs.allTextContents()).toEqual(
      (['migrations', 'users', 'plans', 'summary'] as const).map((sheet) => language.say(`sheet.${sheet}`)),
    );
    expect(await (await person.paneFrame()).evaluate(() => document.documentElement.lang)).toBe(locale);
    const users = await agent.rows('users');
    const cells = [...rows, ...users].flatMap((row) => [...Object.keys(row), ...Object.values(row).map(String)]);
    expect(language.untranslated([...agent.texts, ...buttons, ...cells])).toEqual([]);
    expect(person.complaints).toEqual([]);
    await person.page.context().close();
  });
});

test('a workbook made in Turkish runs in Swedish, and becomes Swedish in place', async () => {
  const maker = await Agent.in('tr-TR');
  await maker.pull(customers[locales.length] ?? '');
  await maker.plan();
  await maker.check();
  const file = await maker.person.save();
  const [made] = await rowsOf(file, maker.language.say('sheet.migrations'));
  await maker.person.page.context().close();

  const agent = await Agent.in('sv-SE');
  const { person, language } = agent;
  await person.open(file);
  await agent.run();
  expect(await rowsOf(await person.save(), maker.language.say('sheet.migrations'))).toHaveLength(1);

  await person.button(language.say('pane.view.settings')).click();
  await agent.press('pane.settings.rewrite');
  await person.page.getByRole('tab', { name: language.say('sheet.summary') }).waitFor();
  const [row] = await agent.endedRows();
  expect(row?.[agent.header('state')]).toBe(agent.stateOf(row));
  expect(row?.[agent.header('digest')]).toBe(made?.[maker.header('digest')]);
  const headers = await person.page.locator('[data-cell$="1"]').allTextContents();
  expect(new Language('sv-SE', 'tr-TR').untranslated(headers)).toEqual([]);
  await person.page.context().close();

  const ledger = await workbench.ledger();
  expectPromisesKept(ledger);
  expect(ledger.purchases).toHaveLength(translated.length + 1);
});
