import { Problem, Problems, problems } from '../../src/base';
import { isTerminal, rowStates, stateAccepts } from '../../src/migration';
import { exitCodeOfProblems, exitCodeOfRows } from '../../src/cli/exit-code';
import { problemsOf } from '../../src/cli/commands/tell-problems';

test('rows that are done or clean end a command well', () => {
  expect(exitCodeOfRows([])).toBe(0);
  expect(exitCodeOfRows(['done', 'ready', 'draft', 'excluded'])).toBe(0);
});

test.each(['invalid', 'partial', 'failed-purchase', 'failed-reassign', 'failed-retire', 'stale', 'held'] as const)(
  'a row that is %s is told by exit code 2',
  (state) => {
    expect(exitCodeOfRows(['done', state])).toBe(2);
  },
);

test('what is not settled weighs more than what failed', () => {
  expect(exitCodeOfRows(['failed-purchase', 'unknown', 'done'])).toBe(3);
});

test('a row that is under way or waits is never told as settled', () => {
  const open = rowStates.filter((state) => !isTerminal(state) && !stateAccepts(state, 'run'));
  expect(open).toContain('provisioning');
  expect(open.filter((state) => exitCodeOfRows([state]) !== 3)).toEqual([]);
});

test.each([
  ['usage', 1],
  ['config-invalid', 1],
  ['file-missing', 1],
  ['column-missing', 1],
  ['confirmation-needed', 1],
  ['sign-in-needed', 1],
  ['cell-not-number', 2],
  ['row-duplicate', 2],
  ['plan-unknown', 2],
  ['service-unreachable', 3],
  ['service-throttled', 3],
  ['interrupted', 3],
  ['internal', 3],
] as const)('%s ends a command with %d', (code, exitCode) => {
  expect(exitCodeOfProblems([new Problem(code)])).toBe(exitCode);
});

test('every problem that can be repeated away ends with 3', () => {
  const codes = Object.keys(problems) as (keyof typeof problems)[];
  const wrong = codes.filter((code) => problems[code].retryable && exitCodeOfProblems([new Problem(code)]) !== 3);
  expect(wrong).toEqual([]);
});

test('errors are told as the problems they stand for', () => {
  const one = new Problem('file-missing', { file: 'x' });
  expect(problemsOf(one)).toEqual([one]);
  expect(problemsOf(new Problems([one, one]))).toEqual([one, one]);
  const [internal] = problemsOf(new TypeError('x is not a function'));
  expect(internal).toMatchObject({ code: 'internal', values: { detail: 'TypeError: x is not a function' } });
  expect(problemsOf('broken')).toMatchObject([{ code: 'internal', values: { detail: 'broken' } }]);
});
