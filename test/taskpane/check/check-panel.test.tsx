/** @jest-environment ./test/support/pane-environment.cjs */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { paths } from '../../../src/contract';
import type { Finding } from '../../../src/migration';
import type { MigrationRow } from '../../../src/workbook';
import { row } from '../../workbook/samples';
import { checkStream, plannedRows } from '../support/gateway-answers';
import { openPanePage, usable, violations, type PanePage } from '../support/pane-page';

let page: PanePage;
afterEach(() => page.close());

const included = (number: number): MigrationRow => ({ ...row(number), plan: { ...row(number).plan, include: 'yes' } });
const tooFew: Finding = { code: 'licenses-below-users', values: { licenses: 20, users: 24 } };
const soon: Finding = { code: 'source-ends-soon', values: { lastDay: '2026-11-25', days: 4 } };

async function openCheck(findingsOf: (index: number) => readonly Finding[], rows = [1, 2, 3].map(included)) {
  const checks: string[][] = [];
  page = await openPanePage({
    rows,
    answers: {
      [paths.checks]: (init: RequestInit) => {
        checks.push(plannedRows(init).map(({ subscriptionId }) => subscriptionId));
        return checkStream(init, findingsOf);
      },
    },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('tab', { name: 'Check' }));
  return { user, checks };
}

describe('the check panel', () => {
  test('shows what was found by its cause, the gravest first, and walks through the cells', async () => {
    const { user } = await openCheck((index) => (index < 2 ? [tooFew, soon] : [soon]));
    expect(await violations()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Check all rows' }));

    const causes = (await screen.findAllByRole('heading', { level: 2 })).map(({ textContent }) => textContent);
    expect(causes.slice(0, 2)).toEqual(['Fewer licenses than users', 'Last day is near']);
    const card = within(screen.getByRole('region', { name: 'Fewer licenses than users' }));
    card.getByText('Rows: 2 · Customers: 2');
    await user.click(card.getByRole('button', { name: 'Next row' }));
    await user.click(card.getByRole('button', { name: 'Next row' }));
    card.getByText('2 of 2');
    card.getByText(/20 licenses are not enough for 24 users/);
    await waitFor(async () =>
      expect((await page.workbook.selection()).map(({ subscriptionId }) => subscriptionId)).toEqual([
        row(2).subscriptionId,
      ]),
    );
    await user.click(card.getByRole('button', { name: 'Next row' }));
    card.getByText('1 of 2');
    expect(await violations()).toEqual([]);
  });

  test('gives many rows one answer after having said what it changes, and takes it back', async () => {
    const { user, checks } = await openCheck((index) => (index < 2 ? [tooFew] : []));
    await user.click(await screen.findByRole('button', { name: 'Check all rows' }));
    await user.click(await screen.findByRole('button', { name: 'Match licenses to users' }));

    screen.getByText('2 rows change.');
    expect(await violations()).toEqual([]);
    await user.click(await usable('Change 2 rows'));

    const licenses = async () => (await page.workbook.read()).rows.map(({ plan }) => plan.licenses);
    await waitFor(async () => expect(await licenses()).toEqual([24, 24, 20]));
    await screen.findByText('2 rows were changed since their check.');
    expect(screen.queryByRole('region', { name: 'Fewer licenses than users' })).toBeNull();

    await user.click(await usable('Check 2 changed rows'));
    await waitFor(() => expect(checks).toHaveLength(2));
    expect(checks[1]).toEqual([row(1).subscriptionId, row(2).subscriptionId]);

    await user.click(await usable(/^Undo/));
    await waitFor(async () => expect(await licenses()).toEqual([20, 20, 20]));
  });

  test('can be used by keyboard alone, and Escape leaves a preview without a change', async () => {
    const { user } = await openCheck(() => [tooFew]);
    const start = await screen.findByRole('button', { name: 'Check all rows' });
    start.focus();
    await user.keyboard('{Enter}');
    const fix = await screen.findByRole('button', { name: 'Match licenses to users' });
    fix.focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toBe('Change 3 rows');
    await user.keyboard('{Escape}');
    expect(screen.queryByText('3 rows change.')).toBeNull();
    expect((await page.workbook.read()).rows.map(({ plan }) => plan.licenses)).toEqual([20, 20, 20]);
  });

  test('offers only plans that the customers can buy, and says for how many rows', async () => {
    const gone: Finding = { code: 'plan-gone', values: { plan: 'X' } };
    const { user } = await openCheck(() => [gone]);
    await user.click(await screen.findByRole('button', { name: 'Check all rows' }));
    await user.click(await screen.findByRole('button', { name: 'Choose another plan' }));
    await user.type(screen.getByRole('combobox'), 'E1');
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual([expect.stringMatching(/^Office 365 E1/)]);
    await user.click(options[0]!);
    await user.click(await usable('Change 3 rows'));
    await waitFor(async () =>
      expect((await page.workbook.read()).rows.map(({ plan }) => plan.targetPlan)).toEqual(
        Array.from({ length: 3 }, () => 'CFQ7TTC0LF8R:0001'),
      ),
    );
  });

  test('leads on to the run when nothing stands in its way', async () => {
    const { user } = await openCheck(() => []);
    await user.click(await screen.findByRole('button', { name: 'Check all rows' }));
    await user.click(await screen.findByRole('button', { name: 'Go on to run: 3 rows are ready' }));
    await screen.findByRole('heading', { name: 'Run' });
  });

  test('without rows leads to where they come from', async () => {
    page = await openPanePage();
    const user = userEvent.setup();
    await user.click(screen.getByRole('tab', { name: 'Check' }));
    await user.click(await screen.findByRole('button', { name: 'Go to Pull' }));
    await screen.findByRole('heading', { name: 'Pull' });
  });
});
