/** @jest-environment ./test/support/pane-environment.cjs */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { paths, type EvidenceAnswer, type RowPatch, type RunAnswer } from '../../../src/contract';
import type { RowState } from '../../../src/migration';
import type { MigrationRow } from '../../../src/workbook';
import { row } from '../../workbook/samples';
import { runAnswerOf, summaryOf } from '../support/answers';
import { bodyOf, checkStream, endedStream, evidenceOf, plannedRows, runStream } from '../support/gateway-answers';
import { openPanePage, otherPaths, usable, violations, type Answers, type PanePage } from '../support/pane-page';

let page: PanePage;
afterEach(() => page.close());

const included = (number: number, more: Partial<MigrationRow['plan']> = {}): MigrationRow => ({
  ...row(number),
  plan: { ...row(number).plan, include: 'yes', ...more },
});

const patchOf = (number: number, state: RowState, more: Partial<RowPatch> = {}): RowPatch => ({
  customerId: row(number).customerId,
  subscriptionId: row(number).subscriptionId,
  state,
  ...more,
});

/** Answers of a gateway with one run, whatever its id. */
function withRun(answer: (id: string) => RunAnswer, events: (id: string) => Response, more: Answers = {}): Answers {
  return {
    ...more,
    [otherPaths]: (_init: RequestInit, path: string) => {
      const id = /^\/api\/runs\/([^/]+)/.exec(path)?.[1];
      if (id === undefined) return undefined;
      return path.endsWith('/events') ? events(id) : Response.json(answer(id));
    },
  };
}

describe('before a run', () => {
  async function openChecked(rows: readonly MigrationRow[]) {
    page = await openPanePage({
      rows,
      answers: {
        [paths.checks]: (init: RequestInit) => checkStream(init, () => []),
      },
    });
    const user = userEvent.setup();
    await user.click(screen.getByRole('tab', { name: 'Check' }));
    await user.click(await screen.findByRole('button', { name: 'Check all rows' }));
    await user.click(await screen.findByRole('button', { name: /^Go on to run/ }));
    await screen.findByRole('heading', { name: 'Run' });
    return { user };
  }

  test('says in numbers what will be bought, moved and retired, and asks for a yes', async () => {
    await openChecked([included(1), included(2), row(3)]);
    screen.getByText('Buy 2 subscriptions (customers: 2)');
    screen.getByText('40 licenses');
    screen.getByText('€112.00');
    const excluded = within(screen.getByRole('region', { name: 'Rows that do not run now' }));
    excluded.getByText('Include not decided');
    const start = screen.getByRole('button', { name: 'Purchase 2 subscriptions' });
    expect(start.getAttribute('aria-disabled')).toBe('true');
    screen.getByText('Confirm the numbers above first.');
    expect(await violations()).toEqual([]);
  });

  test('takes a tick for a yes only where everything can be taken back', async () => {
    const { user } = await openChecked([included(1), included(2, { retire: 'cancel-now' })]);
    const start = screen.getByRole('button', { name: 'Purchase 2 subscriptions' });
    await user.click(screen.getByRole('checkbox', { name: /I have looked at these numbers/ }));
    expect(start.getAttribute('aria-disabled')).toBe('true');
    screen.getByText('1 row cannot be undone once it has run.');
    await user.type(screen.getByRole('textbox', { name: 'Type 1 to confirm' }), '1');
    await waitFor(() => expect(start.getAttribute('aria-disabled')).toBeNull());
  });

  test('wants another yes for other numbers', async () => {
    const { user } = await openChecked([included(1, { wave: 1 }), included(2, { wave: 2 })]);
    const tick = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /I have looked at these numbers/ });
    await user.click(tick());
    expect(tick().checked).toBe(true);
    await user.click(screen.getByRole('radio', { name: 'Wave 1 (1)' }));
    screen.getByText('Buy 1 subscription (customers: 1)');
    expect(tick().checked).toBe(false);
  });
});

describe('a run', () => {
  const states: readonly RowState[] = ['done', 'reassigning', 'failed-reassign', 'unknown', 'queued'];
  const rows = [1, 2, 3, 4, 5].map((number) => included(number));
  const patches = states.map((state, index) =>
    patchOf(index + 1, state, state === 'reassigning' ? { result: { reassign: { moved: 3, total: 20 } } } : {}),
  );
  const unclear = patchOf(4, 'unknown');
  const counts = { 'done': 1, 'reassigning': 1, 'failed-reassign': 1, 'unknown': 1, 'queued': 1 };

  async function openRunning(more: (id: string) => Answers = () => ({})) {
    const id = runAnswerOf().id;
    const summary = summaryOf({
      id,
      counts,
      rowsTotal: 5,
      rowsSettled: 2,
      usersTotal: 100,
      usersMoved: 43,
      rate: { unit: 'users', perMinute: 30 },
      secondsLeft: 114,
    });
    const answer = { ...runAnswerOf(), ...summary, rows: patches };
    page = await openPanePage({
      rows,
      answers: withRun(
        () => answer,
        () => runStream(patches, summary),
        {
          [paths.statuses]: { rows: patches, users: [], runs: [summary] },
          [paths.runs]: { runs: [summary] },
          ...more(id),
        },
      ),
    });
    const user = userEvent.setup();
    await screen.findByRole('heading', { name: 'Running' });
    await screen.findByText('2 of 5 rows finished');
    return { user, id };
  }

  /** The question about the row that is unclear, and what the gateway is asked by it. */
  async function openUnclear(evidence: Partial<EvidenceAnswer> = {}) {
    const asked: unknown[] = [];
    const { user } = await openRunning((id) => ({
      [`/api/runs/${id}/rows/${unclear.subscriptionId}/evidence`]: () => Response.json(evidenceOf(unclear, evidence)),
      [`/api/runs/${id}/rows/${unclear.subscriptionId}/resolve`]: (init: RequestInit) => {
        asked.push(bodyOf(init));
        return Response.json({ taken: [unclear.subscriptionId], refused: [] });
      },
    }));
    await user.click(screen.getAllByRole('option')[0]!);
    await user.click(screen.getByRole('button', { name: 'Decide' }));
    return { user, asked };
  }

  test('is found when the pane opens: how far it is, how fast, and its rows, the urgent ones first', async () => {
    await openRunning();
    screen.getByText('43 of 100 users moved');
    screen.getByText(/30 users a minute · about 1 min 54 sec left/);
    const options = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(options[0]).toMatch(/^Customer 4: Kaizala Pro/);
    expect(options.at(-1)).toMatch(/^Customer 1: Kaizala Pro/);
    expect(options[2]).toContain('3 of 20 users moved');
    expect(await violations()).toEqual([]);
  });

  test('narrows its rows to one state, and back', async () => {
    const { user } = await openRunning();
    const failed = screen.getByRole('button', { name: 'Reassignment failed: 1' });
    await user.click(failed);
    expect(screen.getAllByRole('option')).toHaveLength(1);
    expect(failed.getAttribute('aria-pressed')).toBe('true');
    await user.click(failed);
    expect(screen.getAllByRole('option')).toHaveLength(5);
  });

  test('is read by arrow keys, shows the row in the sheet, and offers what the row takes', async () => {
    const { user } = await openRunning();
    screen.getByRole('listbox', { name: 'Rows of the run' }).focus();
    await user.keyboard('{ArrowDown}{Enter}');
    const details = within(screen.getByRole('region', { name: 'Customer 3: Kaizala Pro' }));
    details.getByRole('button', { name: 'Retry this row' });
    details.getByRole('button', { name: 'Undo this row' });
    expect(details.queryByRole('button', { name: 'Pause this row' })).toBeNull();
    await waitFor(async () =>
      expect((await page.workbook.selection()).map(({ subscriptionId }) => subscriptionId)).toEqual([
        row(3).subscriptionId,
      ]),
    );
    expect(document.activeElement?.getAttribute('role')).toBe('listbox');
    await user.keyboard('{Home}');
    within(screen.getByRole('region', { name: 'Customer 4: Kaizala Pro' })).getByRole('button', { name: 'Decide' });
    expect(await violations()).toEqual([]);
  });

  test('is cancelled only after having said what becomes of its rows', async () => {
    const asked: unknown[] = [];
    const { user } = await openRunning((id) => ({
      [`/api/runs/${id}/cancel`]: (init: RequestInit) => {
        asked.push(bodyOf(init));
        return Response.json({ taken: [row(5).subscriptionId], refused: [] });
      },
    }));
    await user.click(screen.getByRole('button', { name: 'Cancel the run' }));
    screen.getByText('1 row for which nothing was bought yet is cancelled.');
    screen.getByText(/^2 rows go on to their end/);
    expect(await violations()).toEqual([]);
    await user.keyboard('{Escape}');
    expect(asked).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel the run' }));
    await user.click(screen.getByRole('button', { name: 'Cancel the run' }));
    await user.click(screen.getByRole('button', { name: 'Cancel 1 row' }));
    await waitFor(() => expect(asked).toEqual([{ subscriptions: null }]));
  });

  test('lets a person decide about an unclear purchase on evidence, by typing where it is grave', async () => {
    const { user, asked } = await openUnclear();
    await screen.findByText('Orders: nothing found (12 looked through)');
    screen.getByText('Audit records: could not be read (403)');
    screen.getByText('cart-1');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /take it over/ }).disabled).toBe(true);
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('radio', { name: /Nothing was bought/ }));
    const decide = screen.getByRole('button', { name: 'Decide' });
    expect(decide.getAttribute('aria-disabled')).toBe('true');
    await user.type(screen.getByRole('textbox', { name: 'Type “not bought”' }), 'not bought');
    await user.click(decide);
    await waitFor(() => expect(asked).toEqual([{ choice: 'not-bought', typed: 'not bought' }]));
  });

  test('lets a person choose among what was found, each with what tells it apart', async () => {
    const found = { product: 'Office 365 E1', licenses: 20, createdOn: '2026-11-21', status: 'active' } as const;
    const candidates = [
      { ...found, subscriptionId: row(8).subscriptionId, orderId: 'order-8', marked: true },
      { ...found, subscriptionId: row(9).subscriptionId, orderId: '', marked: false },
    ];
    const { user, asked } = await openUnclear({ candidates, notBoughtFrom: '2126-11-21T08:00:00Z' });
    await user.click(await screen.findByRole('radio', { name: /take it over/ }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Nothing was bought/ }).disabled).toBe(true);
    await user.click(screen.getByRole('radio', { name: /order-8.*carries the mark of this row/ }));
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Decide' }));
    await waitFor(() => expect(asked).toEqual([{ choice: 'adopt', subscriptionId: row(8).subscriptionId }]));
  });

  test('waits with a decision until the pane can carry it out', async () => {
    const { user, asked } = await openUnclear();
    await user.click(await screen.findByRole('radio', { name: /^Wait and look again/ }));
    const says = { key: 'pane.check.working', values: {} } as const;
    page.pane.store.set({ work: { action: 'check', says, progress: undefined, cancel: undefined } });
    await user.click(screen.getByRole('button', { name: 'Decide' }));
    // Else it would be gone from the screen, and nobody would have been told of it.
    screen.getByRole('radio', { name: /^Wait and look again/, checked: true });
    page.pane.store.set({ work: undefined });
    await user.click(await usable('Decide'));
    await waitFor(() => expect(asked).toEqual([{ choice: 'wait' }]));
  });

  test('says of a change that does not show that users keep their licenses, and lets a person say that it was not made', async () => {
    const { user, asked } = await openUnclear({
      about: 'change',
      plan: '',
      licenses: undefined,
      cartId: '',
      change: { kind: 'end-at-term', subscriptionId: unclear.subscriptionId },
      searches: [{ place: 'subscription', outcome: 'nothing', seen: 'active' }],
      choices: ['wait', 'not-changed'],
      phrase: 'not changed',
    });
    await screen.findByRole('heading', { name: 'Was it changed?' });
    screen.getByText(/All users keep their licenses/);
    screen.getByText('End the old subscription at its term');
    expect(screen.queryByRole('radio', { name: /take it over/ })).toBeNull();
    await user.click(screen.getByRole('radio', { name: /It was not changed/ }));
    await user.type(screen.getByRole('textbox', { name: 'Type “not changed”' }), 'not changed');
    await user.click(screen.getByRole('button', { name: 'Decide' }));
    await waitFor(() => expect(asked).toEqual([{ choice: 'not-changed', typed: 'not changed' }]));
  });

  test('of before stands in History, and opens from there', async () => {
    const summary = summaryOf({ status: 'ended', counts: { done: 5 }, rowsTotal: 5, rowsSettled: 5 });
    const ended = { ...runAnswerOf(), ...summary, rows: [1, 2, 3, 4, 5].map((number) => patchOf(number, 'done')) };
    page = await openPanePage({
      rows,
      answers: withRun(
        () => ended,
        () => endedStream(ended),
        { [paths.statuses]: { rows: ended.rows, users: [], runs: [summary] } },
      ),
    });
    const user = userEvent.setup();
    await user.click(screen.getByRole('tab', { name: 'History' }));
    await screen.findByText('Anna · 5 rows');
    screen.getByText('Done: 5');
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Open the run of/ }));
    await screen.findByText('Ended: every row is at an end');
    expect(screen.getAllByRole('option')).toHaveLength(5);
  });
});

test('a confirmed run is asked for with the rows that were confirmed, under an id that stands in the workbook first', async () => {
  const puts: { id: string; rows: number; inWorkbook: boolean }[] = [];
  const ended = (id: string): RunAnswer => {
    const summary = summaryOf({ id: id as RunAnswer['id'], status: 'ended', counts: { done: 2 }, rowsSettled: 2 });
    return { ...runAnswerOf(), ...summary, rows: [patchOf(1, 'done'), patchOf(2, 'done')] };
  };
  page = await openPanePage({
    rows: [included(1), included(2)],
    answers: {
      [paths.checks]: (init: RequestInit) => checkStream(init, () => []),
      [otherPaths]: async (init: RequestInit, path: string) => {
        const id = /^\/api\/runs\/([^/]+)$/.exec(path)?.[1];
        if (id === undefined) return undefined;
        if (init.method === 'PUT') {
          const { meta } = await page.workbook.read();
          puts.push({ id, rows: plannedRows(init).length, inWorkbook: meta.runIds.some((known) => known === id) });
        }
        return Response.json(ended(id));
      },
    },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('tab', { name: 'Check' }));
  await user.click(await screen.findByRole('button', { name: 'Check all rows' }));
  await user.click(await screen.findByRole('button', { name: /^Go on to run/ }));
  await user.click(await screen.findByRole('checkbox', { name: /I have looked at these numbers/ }));
  await user.click(await usable('Purchase 2 subscriptions'));
  await screen.findByText('Ended: every row is at an end');
  expect(puts).toMatchObject([{ rows: 2, inWorkbook: true }]);
  await waitFor(async () =>
    expect((await page.workbook.read()).rows.map(({ keys }) => keys.stateCode)).toEqual(['done', 'done']),
  );
});
