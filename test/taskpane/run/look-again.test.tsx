/** @jest-environment ./test/support/pane-environment.cjs */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { paths, type RowPatch } from '../../../src/contract';
import type { RowState } from '../../../src/migration';
import { row } from '../../workbook/samples';
import { runAnswerOf, summaryOf } from '../support/answers';
import { bodyOf, endedStream } from '../support/gateway-answers';
import { openPanePage, violations, otherPaths, type PanePage } from '../support/pane-page';

let page: PanePage;
afterEach(() => page.close());

const patchOf = (number: number, state: RowState, more: Partial<RowPatch> = {}): RowPatch => ({
  customerId: row(number).customerId,
  subscriptionId: row(number).subscriptionId,
  state,
  ...more,
});

test('a run that has ended can be compared with the service again, and shows what has changed since', async () => {
  const asked: unknown[] = [];
  const { id } = runAnswerOf();
  const answerOf = (rows: readonly RowPatch[], counts: Readonly<Partial<Record<RowState, number>>>) => ({
    ...runAnswerOf(),
    ...summaryOf({ id, status: 'ended', counts, rowsTotal: 2, rowsSettled: 2 }),
    rows,
  });
  const before = answerOf([patchOf(1, 'done'), patchOf(2, 'done')], { done: 2 });
  const message = { code: 'drifted', values: { changes: ['old-active'] } } as const;
  const after = answerOf([patchOf(1, 'done'), patchOf(2, 'drifted', { message })], { done: 1, drifted: 1 });
  const now = () => (asked.length === 0 ? before : after);
  page = await openPanePage({
    rows: [row(1), row(2)],
    answers: {
      [paths.statuses]: () => Response.json({ rows: now().rows, users: [], runs: [now()] }),
      [paths.runCommand(id, 'look-again')]: (init: RequestInit) => {
        asked.push(bodyOf(init));
        return Response.json({ taken: before.rows.map(({ subscriptionId }) => subscriptionId), refused: [] });
      },
      [otherPaths]: (_init: RequestInit, path: string) => {
        if (!path.startsWith('/api/runs/')) return undefined;
        return path.endsWith('/events') ? endedStream(now()) : Response.json(now());
      },
    },
  });
  const user = userEvent.setup();
  await user.click(screen.getByRole('tab', { name: 'History' }));
  await user.click(await screen.findByRole('button', { name: /^Open the run of/ }));
  await user.click(await screen.findByRole('button', { name: 'Compare again' }));
  await waitFor(() => expect(asked).toEqual([{ subscriptions: null }]));

  await screen.findByRole('option', { name: /Changed afterwards/ });
  await waitFor(async () => {
    const written = (await page.workbook.read()).rows.map((one) => one.keys.stateCode);
    expect(written).toContain('drifted');
  });
  expect(await violations()).toEqual([]);
});
