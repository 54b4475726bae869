/** @jest-environment ./test/support/pane-environment.cjs */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { paths, type RowPatch, type RunAnswer } from '../../../src/contract';
import { brandId, type RunId } from '../../../src/base';
import type { RowMessageCode, RowState } from '../../../src/migration';
import type { MigrationRow } from '../../../src/workbook';
import { row } from '../../workbook/samples';
import { runAnswerOf, summaryOf } from '../support/answers';
import { bodyOf, checkStream, endedStream, runStream } from '../support/gateway-answers';
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

describe('how a run goes', () => {
  async function openWaves() {
    const asked: unknown[] = [];
    const rows = [included(1, { wave: 1 }), included(2, { wave: 2 }), included(3)];
    page = await openPanePage({
      rows,
      answers: {
        [paths.checks]: (init: RequestInit) => checkStream(init, () => []),
        [otherPaths]: (init: RequestInit, path: string) => {
          const id = /^\/api\/runs\/([^/]+)/.exec(path)?.[1];
          if (id === undefined) return undefined;
          if (path.endsWith('/events')) return endedStream(runAnswerOf({ id: brandId<RunId>(id) }));
          asked.push(bodyOf(init));
          return Response.json(runAnswerOf({ id: brandId<RunId>(id) }));
        },
      },
    });
    const user = userEvent.setup();
    await user.click(screen.getByRole('tab', { name: 'Check' }));
    await user.click(await screen.findByRole('button', { name: 'Check all rows' }));
    await user.click(await screen.findByRole('button', { name: /^Go on to run/ }));
    await screen.findByRole('heading', { name: 'Run' });
    return { user, asked };
  }

  const field = (name: RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });

  test('waves are shown with rows, users and money, and asked for together with the limits', async () => {
    const { user, asked } = await openWaves();
    expect(field(/When more fail than/).value).toBe('20');
    await user.click(screen.getByRole('radio', { name: /^Wave by wave/ }));
    const waves = within(screen.getByRole('list', { name: 'Waves' })).getAllByRole('listitem');
    expect(waves.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Wave 1: rows 1, users \d+, per month €56\.00$/),
      expect.stringMatching(/^Wave 2: rows 1, /),
      expect.stringMatching(/^The rest: rows 1, /),
    ]);
    await user.clear(field(/When more fail than/));
    await user.type(field(/New cost per month over \(EUR\)/), '500,5');
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: /I have looked at these numbers/ }));
    await user.click(await usable(/^Purchase 3/));
    await waitFor(() => expect(asked.length).toBeGreaterThan(0));

    expect(asked[0]).toMatchObject({
      steps: { kind: 'waves' },
      limits: { failurePercent: null, failureRows: 20, mostCost: [{ currency: 'EUR', perMonth: 500.5 }] },
    });
  });

  test('a number that is none keeps the run from starting, and other terms want another yes', async () => {
    const { user } = await openWaves();
    const tick = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /I have looked at these numbers/ });
    await user.click(tick());
    await user.click(screen.getByRole('radio', { name: /^A few users/ }));
    expect(tick().checked).toBe(false);
    await user.clear(field(/Users together/));
    await user.type(field(/Users together/), 'ten');
    screen.getByText('This is no number that fits here.');
    screen.getByText('Mend the numbers above first.');
    expect(screen.getByRole('button', { name: /^Purchase 3/ }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('a run that waits for approval', () => {
  const rows = [1, 2, 3, 4].map((number) => included(number));
  const waits = (number: number, code: RowMessageCode, values = {}): RowPatch =>
    patchOf(number, 'paused', { message: { code, values } });

  async function openWaiting(patches: readonly RowPatch[], more: Partial<RunAnswer> = {}) {
    const asked: unknown[] = [];
    const summary = summaryOf({ status: 'resting', counts: { done: 1, paused: 3 }, rowsTotal: 4, ...more });
    const answer = { ...runAnswerOf(), ...summary, rows: patches };
    page = await openPanePage({
      rows,
      answers: withRun(
        () => answer,
        () => runStream(patches, summary),
        {
          [paths.statuses]: { rows: patches, users: [], runs: [summary] },
          [paths.runs]: { runs: [summary] },
          [paths.runCommand(summary.id, 'resume')]: (init: RequestInit) => {
            asked.push(bodyOf(init));
            return { taken: [], refused: [] };
          },
        },
      ),
    });
    const user = userEvent.setup();
    await screen.findByRole('heading', { name: /^Resting/ });
    return { user, asked };
  }

  test('the next wave is approved with its numbers in sight, and no other rows go with it', async () => {
    const { user, asked } = await openWaiting([
      patchOf(1, 'done'),
      waits(2, 'waits-for-wave', { wave: 10 }),
      waits(3, 'waits-for-wave', { wave: 2 }),
      waits(4, 'waits-for-rest'),
    ]);
    expect(screen.queryByRole('button', { name: /^Resume/ })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Approve wave 2 (1 row)' }));
    const question = within(screen.getByRole('group', { name: 'Let wave 2 go?' }));
    question.getByText(/^Wave 2: rows 1, users \d+, per month/);
    expect(await violations()).toEqual([]);
    await user.click(question.getByRole('button', { name: 'Run 1 row' }));
    await waitFor(() => expect(asked).toHaveLength(1));

    expect(asked[0]).toMatchObject({ subscriptions: [row(3).subscriptionId] });
  });

  test('the stop-loss says why with its numbers, and what comes too late is named', async () => {
    const stop = { failed: 3, ended: 20, limit: 10 };
    await openWaiting([patchOf(1, 'failed-purchase'), waits(2, 'stop-loss-failures', stop), patchOf(3, 'done')], {
      rowsAtRisk: 2,
    });
    await waitFor(() => expect(screen.getAllByText(/of 20 finished rows, 3 failed \(limit: 10%\)/).length).toBe(2));
    screen.getByText(/^2 rows cannot be finished before their last day/);
    screen.getByRole('button', { name: 'Resume 1 row' });
  });
});
