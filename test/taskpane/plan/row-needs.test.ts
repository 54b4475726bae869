import type { MigrationRow } from '../../../src/workbook';
import { isMet, nextChoice } from '../../../taskpane/panels/plan/fill-choice';
import { planningState } from '../../../taskpane/panels/plan/row-needs';
import { row } from '../../workbook/samples';

const planned = (number: number, plan: Partial<MigrationRow['plan']>, more: Partial<MigrationRow> = {}) => {
  const base = row(number, more);
  return { ...base, plan: { ...base.plan, ...plan } };
};

test('every row stands in exactly one place of the planning', () => {
  const rows = [
    planned(1, { targetPlan: undefined, licenses: undefined }),
    planned(2, { licenses: undefined }),
    row(3),
    planned(4, { include: 'yes' }),
    planned(5, { include: 'no', targetPlan: undefined }),
    row(6, { keys: { ...row(6).keys, stateCode: 'retiring' } }),
  ];
  const { waiting, ...rest } = planningState({ rows });
  const numbers = (keys: readonly { subscriptionId: string }[]) =>
    keys.map(({ subscriptionId }) => Number(subscriptionId.slice(-12)));
  expect(numbers(waiting['target-plan'])).toEqual([1]);
  expect(numbers(waiting.licenses)).toEqual([2]);
  expect(numbers(waiting.decision)).toEqual([3]);
  expect(numbers(rest.planned)).toEqual([4]);
  expect(numbers(rest.leftOut)).toEqual([5]);
  expect(numbers(rest.inRuns)).toEqual([6]);
});

test('what is offered next is a Yes to suggestions, then what is missing, then everything', () => {
  const withoutPlan = planned(1, { targetPlan: undefined });
  expect(nextChoice(planningState({ rows: [withoutPlan, row(2)] }))).toMatchObject({
    scope: 'decision',
    kind: 'accept',
  });
  const afterwards = planningState({ rows: [withoutPlan, planned(2, { include: 'yes' })] });
  expect(nextChoice(afterwards)).toMatchObject({ scope: 'target-plan', kind: 'target-plan' });
  expect(nextChoice(planningState({ rows: [planned(2, { include: 'yes' })] }))).toMatchObject({ scope: 'all' });
});

test('a choice is met when no row has its need any more; one for all rows never is', () => {
  const open = planningState({ rows: [row(1)] });
  const done = planningState({ rows: [planned(1, { include: 'yes' })] });
  expect([isMet(nextChoice(open), open), isMet(nextChoice(open), done)]).toEqual([false, true]);
  expect(isMet(nextChoice(done), done)).toBe(false);
});
