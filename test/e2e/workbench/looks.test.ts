import { rowsOf } from '../support/workbook-by-hand';
import { troubleWith } from './support/looks';
import type { Person } from './support/person';
import { Workbench } from './support/workbench';

let workbench: Workbench;
let person: Person;
beforeAll(async () => {
  // Slow enough for a run to be looked at.
  workbench = await Workbench.start({ waitScale: 0.1 });
  // As narrow as Office makes a pane.
  person = await workbench.visit({ asked: '?paneWidth=320' });
});
afterAll(() => workbench.stop());

/** Numbers of the rows that are ready, with their customers. */
async function readyRows(): Promise<readonly { readonly number: number; readonly customer: string }[]> {
  const rows = await rowsOf(await person.save());
  return rows.flatMap((row, index) =>
    row['State code'] === 'ready' ? [{ number: index + 2, customer: String(row['Customer ID']) }] : [],
  );
}

/** The first ready row waits until tomorrow. */
async function scheduleOne(): Promise<void> {
  const [row] = await readyRows();
  // To the minute: the day alone would begin in a moment where these tests run before midnight.
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16).replace('T', ' ');
  await person.goTo(`V${String(row?.number)}`);
  await person.page.keyboard.type(tomorrow);
  await person.page.keyboard.press('Enter');
}

/** Of one purchase of another customer nobody will know whether it happened. */
async function loseCheckouts(): Promise<void> {
  const [scheduled, ...others] = await readyRows();
  const row = others.find(({ customer }) => customer !== scheduled?.customer);
  await workbench.loseCheckoutsOf(String(row?.customer));
}

/** The screens of the job in their order, each with the way to it from the one before. */
const screens: readonly (readonly [string, () => Promise<void>])[] = [
  ['the introduction', () => person.button('Try with the sandbox').waitFor()],
  [
    'what is pulled',
    async () => {
      await person.button('Skip').click();
      await person.pane.getByRole('radio', { name: 'Chosen ones' }).check();
      await person.pane.getByRole('group', { name: 'Customers found' }).waitFor();
    },
  ],
  [
    'what was pulled',
    async () => {
      await person.pane.getByRole('radio', { name: 'All' }).check();
      await person.button('Pull subscriptions').click();
      await person.button(/^Plan \d+ rows$/).waitFor();
    },
  ],
  [
    'a plan for many rows',
    async () => {
      await person.button(/^Plan \d+ rows$/).click();
      await person.button(/^Change \d+ rows$/).waitFor();
    },
  ],
  [
    'a change that can be undone',
    async () => {
      await person.button(/^Change \d+ rows$/).click();
      await person.button('Undo the latest').waitFor();
    },
  ],
  [
    'what a check found',
    async () => {
      await person.step('Check').click();
      await person.button('Check all rows').click();
      await person.button(/^Go on to run/).waitFor();
    },
  ],
  [
    'what a fix would change',
    async () => {
      await person.button('Leave these rows out').first().click();
      await person.button('Cancel').waitFor();
    },
  ],
  [
    'what has changed since the check',
    async () => {
      await scheduleOne();
      await person.button('Check 1 changed row').waitFor();
    },
  ],
  [
    'what a run would buy',
    async () => {
      await person.button('Check 1 changed row').click();
      await person.button(/^Go on to run/).click();
      await person.reads(/^I have looked at these numbers/);
    },
  ],
  [
    'a run under way',
    async () => {
      await loseCheckouts();
      await person.startRun();
    },
  ],
  [
    'a purchase of which nobody knows whether it happened',
    async () => {
      await person.button(/^Unclear, being looked up: /).click();
      await person.pane.getByRole('listbox', { name: 'Rows of the run' }).press('Home');
      await person.button('Decide').click();
      await person.pane.getByRole('radio', { name: 'Wait and look again' }).waitFor();
    },
  ],
  [
    'a run that waits for tomorrow',
    async () => {
      await workbench.behave();
      await person.button('Not now').click();
      await person.button('Back to the whole run').click();
      await person.reads(/^Resting/);
    },
  ],
  [
    'the question before a run is cancelled',
    async () => {
      await person.button('Cancel the run').click();
      await person.button('Let it go on').waitFor();
    },
  ],
  [
    'a run that has ended',
    async () => {
      await person.button('Cancel 1 row').click();
      await person.awaitEnd();
    },
  ],
  [
    'a row of a run',
    async () => {
      await person.pane.getByRole('listbox', { name: 'Rows of the run' }).press('ArrowDown');
      await person.button('Back to the whole run').waitFor();
    },
  ],
  [
    'the question before rows are undone',
    async () => {
      await person.button('Back to the whole run').click();
      await person.button('Undo rows').click();
      await person.button('Keep them').waitFor();
    },
  ],
  [
    'the history',
    async () => {
      await person.step('History').click();
      await person.button(/^Open the run/).waitFor();
    },
  ],
  [
    'the settings',
    async () => {
      await person.button('Settings').click();
      await person.pane.getByRole('combobox', { name: 'Language' }).waitFor();
    },
  ],
];

describe('a pane of 320 points', () => {
  test.each(screens)('shows %s to everybody, in light, dark and forced colours', async (_screen, goThere) => {
    await goThere();
    expect(await troubleWith(person)).toEqual({});
  });

  test('complains of nothing', () => {
    expect(person.complaints).toEqual([]);
  });
});
