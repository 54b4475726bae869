import { emptyDraft, fillOf, offeredPairs } from '../../../taskpane/panels/plan/fills/fill-draft';
import { plans, row } from '../../workbook/samples';

test.each([
  ['0', 0],
  [' 30 ', 30],
  ['3650', 3650],
  ['3651', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['', undefined],
  ['1e2', undefined],
])('days to wait, typed as “%s”, are %p', (retireAfter, days) => {
  const fill = fillOf('retire-after', { ...emptyDraft, retireAfter });
  expect(fill).toEqual(days === undefined ? undefined : { kind: 'retire-after', days });
});

test('an empty wave empties cells, a wave that is none is no fill', () => {
  expect(fillOf('wave', { ...emptyDraft, wave: '' })).toEqual({ kind: 'wave', wave: undefined });
  expect(fillOf('wave', { ...emptyDraft, wave: '0' })).toBeUndefined();
});

test('nothing is filled before the choice is made', () => {
  expect(fillOf('target-plan', emptyDraft)).toBeUndefined();
  expect(fillOf('terms', emptyDraft)).toBeUndefined();
  expect(fillOf('retire', emptyDraft)).toBeUndefined();
  expect(fillOf('accept', emptyDraft)).toEqual({ kind: 'accept' });
});

test('pairs of term and billing are those of the rows’ own target plans', () => {
  expect(offeredPairs([row(1), row(2)], { plans })).toEqual([
    { code: 'P1Y/monthly', rows: 2 },
    { code: 'P1M/monthly', rows: 2 },
  ]);
  expect(fillOf('terms', { ...emptyDraft, terms: 'P1M/monthly' })).toEqual({
    kind: 'terms',
    term: 'P1M',
    billing: 'monthly',
  });
});
