import { brandId, idKey, type SubscriptionId } from '../../src/base';
import type { RowView } from '../../src/engine';
import { selectRows, type RunSelection } from '../../src/job/run/selection';
import { rowMessage, type RowMessage, type RowState } from '../../src/migration';
import type { WorkbookContent } from '../../src/workbook';
import { meta, row } from '../workbook/samples';

const included = (number: number, wave?: number) => ({
  ...row(number),
  plan: { ...row(number).plan, include: 'yes' as const, wave },
});

/** A row of an earlier run, as far as a selection looks at it. */
function view(number: number, state: RowState, message?: RowMessage): RowView {
  const source = { id: brandId<SubscriptionId>(row(number).subscriptionId) };
  const record = { id: idKey(source.id), state, message, plan: { source } };
  return { record } as unknown as RowView; // nothing else of it is looked at
}

const waves = [1, 2, 10, undefined];
const content: WorkbookContent = {
  meta,
  locale: 'en-US',
  rows: waves.map((wave, index) => included(index + 1, wave)),
  users: [],
  plans: [],
  problems: [],
};
const waiting = [
  view(3, 'paused', rowMessage('waits-for-wave', { wave: 10 })),
  view(2, 'paused', rowMessage('waits-for-wave', { wave: 2 })),
  view(4, 'paused', rowMessage('waits-for-rest')),
];

function resumed(first: RowView, selection: Partial<RunSelection>): readonly string[] {
  const work = selectRows(content, [first, ...waiting], { only: undefined, subscriptions: undefined, ...selection });
  return work.resuming.map(({ record }) => record.plan.source.id);
}

const idOf = (number: number): string => row(number).subscriptionId;

test('a person who runs again approves the next wave, and no further one', () => {
  expect(resumed(view(1, 'done'), { approving: true })).toEqual([idOf(2)]);
  expect(resumed(view(1, 'failed-retire'), { approving: true })).toEqual([idOf(2)]);
});

test('a wave that is named is approved, and nothing else is touched', () => {
  expect(resumed(view(1, 'done'), { approving: true, wave: 10 })).toEqual([idOf(3)]);
  expect(resumed(view(1, 'done'), { approving: true, wave: 'rest' })).toEqual([idOf(4)]);
  const work = selectRows(content, [], { only: undefined, subscriptions: undefined, wave: 2, approving: true });
  expect(work.fresh.map(({ subscriptionId }) => subscriptionId)).toEqual([idOf(2)]);
});

test.each([
  ['is still under way', view(1, 'reassigning')],
  ['waits for the service', view(1, 'unknown')],
])('nothing is approved while the wave before it %s: whoever comes back has not seen its end', (_title, first) => {
  expect(resumed(first, { approving: true })).toEqual([]);
});

test('a wave that the stop-loss has stopped goes on alone', () => {
  const stopped = view(1, 'paused', rowMessage('stop-loss-failures', { failed: 2, ended: 5, limit: 20 }));
  expect(resumed(stopped, { approving: true })).toEqual([idOf(1)]);
});

test.each(['failed', 'ready'] as const)(
  'a run of what is %s alone neither approves a wave nor lifts a pause',
  (only) => {
    const paused = view(1, 'paused', rowMessage('paused-by-person'));
    expect(resumed(view(1, 'done'), { approving: true, only })).toEqual([]);
    expect(resumed(paused, { approving: true, only })).toEqual([]);
    expect(resumed(paused, { approving: true })).toEqual([idOf(1)]);
  },
);

test('a request that no person stands behind approves nothing', () => {
  expect(resumed(view(1, 'done'), {})).toEqual([]);
});

describe('a wave whose first rows somebody else has in hand', () => {
  const select = (views: readonly RowView[], selection: Partial<RunSelection> = {}) =>
    selectRows(
      content,
      views,
      { only: undefined, subscriptions: undefined, ...selection },
      { isOthers: ({ record }) => record.state === 'reassigning' },
    );

  test('is not the first step of a new run: the waves before it are ahead of it', () => {
    const work = select([view(1, 'reassigning')]);
    expect(work.fresh.map(({ subscriptionId }) => subscriptionId)).toEqual([idOf(2), idOf(3), idOf(4)]);
    expect(work.ahead).toEqual([1]);
    expect(select([view(1, 'done')]).ahead).toEqual([]);
  });

  test('is not approved by running again, only by its name', () => {
    const views = [view(1, 'reassigning'), ...waiting];
    expect(select(views, { approving: true }).resuming).toEqual([]);
    expect(select(views, { approving: true, wave: 2 }).resuming).toEqual([waiting[1]]);
  });

  test('what nobody has approved holds back other rows of its wave as well', () => {
    const late = { ...content, rows: [...content.rows, included(5, 2)] };
    const work = selectRows(late, [view(1, 'done'), ...waiting], { only: undefined, subscriptions: undefined });
    expect(work.fresh.map(({ subscriptionId }) => subscriptionId)).toEqual([idOf(5)]);
    expect([...work.ahead].sort()).toEqual([1, 9, Number.MAX_SAFE_INTEGER]);
  });
});
