/** @jest-environment ./test/support/pane-environment.cjs */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { paths, type PulledRow } from '../../../src/contract';
import { guid, row } from '../../workbook/samples';
import {
  me,
  openPanePage,
  pullStream,
  usable,
  violations,
  type PanePage,
  type PanePageOptions,
} from '../support/pane-page';

let page: PanePage;
afterEach(() => page.close());

async function open(options?: PanePageOptions) {
  page = await openPanePage(options);
  return userEvent.setup();
}

const pulledRow = (number: number): PulledRow => {
  const { customerId, subscriptionId, source, plan, suggested } = row(number);
  return { customerId, subscriptionId, source, plan, suggested };
};

/** Our client sends texts. */
const bodyOf = (init: RequestInit): unknown => JSON.parse(init.body as string);

describe('the frame', () => {
  test('says SANDBOX, shows the steps, and passes the accessibility check', async () => {
    await open();
    screen.getByText('SANDBOX');
    for (const name of ['Pull', 'Plan', 'Check', 'Run', 'History']) screen.getByRole('tab', { name });
    await screen.findByRole('heading', { name: 'Pull' });
    expect(await violations()).toEqual([]);
  });

  test('names the partner where nothing is made up', async () => {
    await open({ answers: { [paths.me]: { ...me, connection: { ...me.connection, sandbox: false } } } });
    screen.getByText('Contoso reseller');
    expect(screen.queryByText('SANDBOX')).toBeNull();
  });

  test('an empty plan leads to where rows come from', async () => {
    const user = await open();
    await user.click(screen.getByRole('tab', { name: 'Plan' }));
    await user.click(await screen.findByRole('button', { name: 'Go to Pull' }));
    await screen.findByRole('heading', { name: 'Pull' });
  });
});

describe('the first time', () => {
  test('shows what it is for, and tries with the sandbox in one step', async () => {
    const user = await open({
      introduced: false,
      answers: { [paths.pulls]: () => pullStream({ rows: [pulledRow(1)], answered: [row(1).customerId] }) },
    });
    await screen.findByRole('heading', { name: 'Move customers off subscriptions that are about to end' });
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Try with the sandbox' }));
    await screen.findByText('1 subscription about to end. Customers asked: 1.');
    expect((await page.workbook.read()).rows).toHaveLength(1);
  });

  test('can be skipped, and found again', async () => {
    const user = await open({ introduced: false });
    await user.click(await screen.findByRole('button', { name: 'Skip' }));
    await screen.findByRole('heading', { name: 'Pull' });
    await user.click(screen.getByRole('button', { name: 'Settings' }));
    await user.click(await screen.findByRole('button', { name: 'Show the introduction' }));
    await screen.findByRole('button', { name: 'Try with the sandbox' });
  });
});

describe('without a gateway', () => {
  test('says what is wrong with its code, and goes on when the gateway is back', async () => {
    const user = await open({ isAway: true });
    await screen.findByRole('heading', { name: 'Crossgrade is not connected' });
    screen.getByText('Code: gateway-unreachable');
    expect(await violations()).toEqual([]);
    page.answer({});
    // The pane tries by itself as well, and may be at it.
    const again = screen.queryByRole('button', { name: 'Try again' });
    if (again) await user.click(again);
    await screen.findByRole('heading', { name: 'Pull' });
  });

  test('tries again by itself', async () => {
    await open({ isAway: true });
    page.answer({});
    await screen.findByRole('heading', { name: 'Pull' }, { timeout: 10_000 });
  });

  test('a signed-out gateway says whom to ask', async () => {
    const problem = { code: 'sign-in-needed', values: { status: 401, code: '', description: 'expired' } };
    const body = { type: 'urn:x', title: 't', status: 401, detail: '', instance: '', retryable: false, ...problem };
    await open({ answers: { [paths.me]: () => Response.json(body, { status: 401 }) } });
    await screen.findByText(/Ask the administrator to renew the sign-in/);
  });
});

test('a workbook of another connection is refused by name', async () => {
  await open({ rows: [row(1)], connection: 'Somebody else' });
  await screen.findByRole('heading', { name: 'This workbook is not yours to work on here' });
  screen.getByText(/belongs to the connection Somebody else/);
  expect(await violations()).toEqual([]);
});

describe('pulling', () => {
  test('chosen customers are searched, kept in sight and asked alone', async () => {
    const asked: unknown[] = [];
    const user = await open({
      answers: {
        [paths.customers]: { customers: [{ id: guid(1, 1), name: 'Customer 1', domain: 'one.example' }], more: true },
        [paths.pulls]: (init: RequestInit) => {
          asked.push(bodyOf(init));
          return pullStream({ rows: [pulledRow(1)], answered: [row(1).customerId] });
        },
      },
    });
    await user.click(await screen.findByRole('radio', { name: 'Chosen ones' }));
    screen.getByText('Choose at least one customer.');
    await user.click(await screen.findByRole('checkbox', { name: /Customer 1/ }));
    screen.getByRole('button', { name: 'Remove Customer 1' });
    screen.getByText(/There are more/);
    expect(await violations()).toEqual([]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Last day within' }), '30 days');
    await user.click(screen.getByRole('button', { name: 'Pull subscriptions' }));
    await screen.findByText(/1 subscription about to end/);
    expect(asked).toEqual([{ within: 30, late: false, preset: 'all', customers: [guid(1, 1)] }]);
  });

  test('what goes wrong is a message with its code, which can be closed', async () => {
    const user = await open();
    await user.click(await screen.findByRole('button', { name: 'Pull subscriptions' }));
    const code = await screen.findByText('Code: gateway-unexpected-answer');
    await user.click(screen.getByRole('button', { name: 'Close this message' }));
    await waitFor(() => expect(document.contains(code)).toBe(false));
  });

  test('shows what did not answer, and asks again for those alone', async () => {
    const unanswered = [{ id: row(2).customerId, name: 'Customer 2', reason: '502' }];
    const asked: unknown[] = [];
    const user = await open({
      answers: {
        [paths.pulls]: (init: RequestInit) => {
          asked.push(bodyOf(init));
          return pullStream({ rows: [pulledRow(1)], answered: [row(1).customerId], unanswered });
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Pull subscriptions' }));
    await screen.findByText('Customer 2: “502”');
    await user.click(await usable('Ask this 1 customer again'));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toMatchObject({ customers: [row(2).customerId] });
  });
});

describe('planning', () => {
  const rows = [
    row(1),
    { ...row(2), source: { ...row(2).source, country: 'US' } },
    { ...row(3), plan: { ...row(3).plan, targetPlan: undefined } },
  ];

  async function openPlan() {
    const user = await open({ rows });
    await screen.findByRole('heading', { name: 'Plan' });
    return user;
  }

  test('opens on what rows wait for, with the most useful change at hand', async () => {
    await openPlan();
    screen.getByText('2 rows have a plan and wait for your Yes or No');
    screen.getByText('1 row has no target plan');
    screen.getByRole('button', { name: 'Change 2 rows' });
    expect(await violations()).toEqual([]);
  });

  test('after a change the next need comes up, the way to Check opens, and the change can be undone', async () => {
    const user = await openPlan();
    await user.click(screen.getByRole('button', { name: 'Change 2 rows' }));
    await screen.findByRole('button', { name: 'Check 2 rows' });
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Rows' }).selectedOptions[0]?.text).toBe(
      '1 · Without a target plan',
    );
    screen.getByRole('combobox', { name: 'Target plan' });
    await user.click(await usable('Undo the latest'));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo the latest' })).toBeNull());
    expect((await page.workbook.read()).rows.map(({ plan }) => plan.include)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a plan is found by typing, and says for how many rows it can be bought', async () => {
    const user = await openPlan();
    await user.click(screen.getByRole('button', { name: 'Choose a target plan for these rows below' }));
    const picker = await screen.findByRole('combobox', { name: 'Target plan' });
    expect(document.activeElement).toBe(picker);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Rows' }), '3 · All');
    await user.type(picker, 'e1');
    const option = await screen.findByRole('option', { name: /Office 365 E1Can/ });
    within(option).getByText('Can be bought for 2 of 3 rows');
    await user.click(option);
    await user.click(await usable('Change 2 rows'));
    await waitFor(async () => {
      const targets = (await page.workbook.read()).rows.map(({ plan }) => plan.targetPlan);
      expect(targets).toEqual(['CFQ7TTC0LF8R:0001', 'CFQ7TTC0LH18:0001', 'CFQ7TTC0LF8R:0001']);
    });
  });

  test('says for each row that is left alone why', async () => {
    const user = await openPlan();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Rows' }), '3 · All');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Change' }), 'Old subscription');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Old subscription' }), 'Suspend');
    const notes = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(notes).toContain('1: not possible for that kind of subscription');
  });
});

test('another language is spoken at once, by pane and sheets', async () => {
  const user = await open({ rows: [row(1)] });
  await user.click(await screen.findByRole('button', { name: 'Settings' }));
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Language' }), 'polski');
  await screen.findByRole('heading', { name: 'Ustawienia' });
  expect(document.documentElement.lang).toBe('pl-PL');
  await waitFor(async () => expect((await page.workbook.read()).locale).toBe('pl-PL'));
  expect(await violations()).toEqual([]);
});
