import { rowsOf } from '../support/workbook-by-hand';
import { Keyboard } from './support/keyboard';
import type { Person } from './support/person';
import { expectPromisesKept, Workbench } from './support/workbench';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start();
});
afterAll(() => workbench.stop());

/** Cells of the first row of Migrations, by their column. */
const plan = { targetPlan: 'N2', targetLicenses: 'O2' };

async function shownIn(person: Person, address: string): Promise<string> {
  return (await person.cell(address).textContent()) ?? '';
}

/** An add-in asks for the sheets and is willing to wait for the end of an edit, as ours is: it is not refused. */
async function askedMeanwhile(person: Person): Promise<number> {
  const pane = await person.paneFrame();
  return pane.evaluate(() =>
    Excel.run({ delayForCellEdit: true }, async (context) => {
      const sheets = context.workbook.worksheets.load('items/name');
      await context.sync();
      return sheets.items.length;
    }),
  );
}

describe('the whole job in the workbench', () => {
  test('is done by keyboard alone', async () => {
    const person = await workbench.visit();
    const keyboard = new Keyboard(person);

    await keyboard.goTo('pane');
    await keyboard.action(/^Try with the sandbox$/);
    await keyboard.press('Enter');
    await keyboard.action(/^Plan \d+ rows$/);
    await keyboard.press('Enter');
    await keyboard.action(/^Change \d+ rows$/);
    await keyboard.press('Enter');
    await person.reads(/^\d+ rows changed\.$/);

    // A plan and a count of one's own, typed into the sheet.
    await keyboard.cell(plan.targetPlan);
    const suggested = await shownIn(person, plan.targetPlan);
    await keyboard.press('Alt+ArrowDown ArrowDown Enter');
    const chosen = await shownIn(person, plan.targetPlan);
    expect(chosen).not.toBe(suggested);
    await keyboard.cell(plan.targetLicenses);
    await keyboard.type('many');
    const asked = askedMeanwhile(person);
    await keyboard.press('Enter');
    await keyboard.holds(/^Try again$/);
    await keyboard.press('Enter Control+a');
    await keyboard.type('9');
    await keyboard.press('Enter');
    expect(await shownIn(person, plan.targetLicenses)).toBe('9');
    await expect(asked).resolves.toBeGreaterThan(0);

    await keyboard.goTo('ribbon');
    await keyboard.reach(/^Pull$/);
    await keyboard.reach(/^Check$/, 'ArrowRight');
    await keyboard.press('Enter');
    await keyboard.goTo('pane');
    await keyboard.action(/^Go on to run/);
    await keyboard.press('Enter');

    await person.reads(/^I have looked at these numbers/);
    await keyboard.reach(/^I have looked at these numbers/);
    await keyboard.press('Space');
    await keyboard.reach(/^Purchase \d+ subscriptions$/);
    const [, count] = /(\d+)/.exec((await keyboard.holder()).name) ?? [];
    await keyboard.press('Enter');
    await person.pane.getByRole('listbox', { name: 'Rows of the run' }).waitFor();

    // A row of the run is looked at, and left again.
    await keyboard.reach(/^Rows of the run$/);
    await keyboard.press('ArrowDown');
    await person.button('Back to the whole run').waitFor();
    await keyboard.press('Escape');
    await person.button('Back to the whole run').waitFor({ state: 'detached' });
    await person.awaitEnd();

    const rows = Number(count);
    const done = (await person.states()).get('Done') ?? 0;
    expect(done).toBeGreaterThan(rows / 2);

    // What was done stands in the history, and in the file.
    await keyboard.reach(/^Run$/, 'Shift+Tab', 40);
    await keyboard.step('History');
    await person.offers(/^Open the run/);
    await keyboard.reach(/^Open the run/);
    await keyboard.press('Enter');
    await person.awaitEnd();

    const ledger = await workbench.ledger();
    expectPromisesKept(ledger);
    expect(ledger.purchases).toHaveLength(rows);
    await keyboard.goTo('cells');
    const saved = await rowsOf(await person.downloaded(() => keyboard.press('Control+s')));
    const typed = saved.filter((row) => row['Target plan'] === chosen && row['Target licenses'] === 9);
    expect(typed).toHaveLength(1);
    expect(person.complaints).toEqual([]);
  });

  test('leaves the keyboard where the person is after a dialog', async () => {
    const person = await workbench.visit();
    const keyboard = new Keyboard(person);
    await keyboard.type('unsaved');
    await keyboard.press('Enter');
    await keyboard.goTo('title');
    await keyboard.holds(/^New workbook$/);
    await keyboard.press('Enter');
    await keyboard.holds(/^Stay$/);
    await keyboard.press('Escape');
    await keyboard.holds(/^New workbook$/);
  });
});
