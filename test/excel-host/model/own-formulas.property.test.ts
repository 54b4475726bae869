import fc from 'fast-check';
import type { Day } from '../../../src/base';
import type { CellInput, StoredCell } from '../../../src/excel-host/model';
import { columnLetters } from '../../../src/excel-host/model';
import { formulaFor, sheetTexts } from '../../../src/workbook';
import { checkedPlanText, checkFormula, echoOf, suggestionFormula } from '../../../src/workbook/sheets/echo';
import { summaryBlock, summaryColumns, type SummaryFacts } from '../../../src/workbook/sheets/summary';
import { checkedPlanColumns, type CheckedPlanColumn } from '../../../src/migration';
import { meta } from '../../workbook/samples';
import { newWorkbook, put, value } from './support';

/** The formulas that our sheets write, against the results that our code writes beside them. */
const texts = sheetTexts('en-US');
const today = '2026-11-21' as Day;

const awkward = fc.constantFrom('Plan', 'plan', 'Plan*', 'Plan?', '~Plan', '<>Plan', '=1', 'Płan', '0012');
const facts: fc.Arbitrary<SummaryFacts> = fc.record(
  {
    subscriptionId: fc.uuid(),
    stateCode: fc.constantFrom('draft', 'done', 'drifted', 'failed-purchase', 'ready'),
    licenses: fc.integer({ min: 1, max: 500 }),
    targetPlan: awkward,
    targetLicenses: fc.integer({ min: 1, max: 500 }),
    endDate: fc.integer({ min: 46_300, max: 46_420 }),
    cost: fc.integer({ min: 0, max: 99_999 }).map((cents) => cents / 100),
    costChange: fc.integer({ min: -9999, max: 9999 }).map((cents) => cents / 100),
    currency: fc.constantFrom('EUR', 'PLN'),
  },
  { requiredKeys: ['subscriptionId', 'stateCode'] },
);

test('Summary works out what the file writer says it does', () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 25 }), (rows) => {
      const { workbook } = newWorkbook({ sheets: ['Migrations', 'Summary'] });
      const [migrations, summary] = workbook.sheets.list();
      const column = (key: (typeof summaryColumns)[number]): string => {
        const letters = columnLetters(summaryColumns.indexOf(key));
        return `'Migrations'!$${letters}:$${letters}`;
      };
      migrations!.store(
        [Object.fromEntries(summaryColumns.map((key) => [key, key])), ...rows].flatMap((row, index) =>
          summaryColumns.flatMap((key, at) => {
            const held = (row as Readonly<Record<string, string | number | undefined>>)[key];
            return held === undefined ? [] : [{ row: index, column: at, value: held }];
          }),
        ),
      );
      const block = summaryBlock({ facts: rows, meta, today, texts, column });
      const expected: [number, number, unknown][] = [];
      summary!.store(
        block.flatMap((line, row) =>
          line.flatMap((cell, at): StoredCell[] => {
            if (!cell) return [];
            const content = cell.cell;
            if (typeof content !== 'object') return [{ row, column: at, value: content }];
            expected.push([row, at, content.value]);
            return [{ row, column: at, value: undefined, formula: `=${content.formula}` }];
          }),
        ),
      );
      expect(expected.length).toBeGreaterThan(30);
      for (const [row, at, result] of expected) expect(summary!.value(row, at)).toBeCloseTo(Number(result), 6);
    }),
    { numRuns: 60 },
  );
});

const planValue: fc.Arbitrary<string | number> = fc.oneof(
  fc.integer({ min: 0, max: 9999 }),
  fc.constantFrom('Yes', 'Plan (EU)', 'a|b', '"quoted"', 'Żółć'),
);

test('Check says when a plan was changed since, and suggestions are known for what they are', () => {
  const columns = new Map<string, number>([...checkedPlanColumns, 'checkedPlan'].map((key, index) => [key, index]));
  fc.assert(
    fc.property(
      fc.array(fc.option(planValue, { nil: undefined }), {
        minLength: checkedPlanColumns.length,
        maxLength: checkedPlanColumns.length,
      }),
      fc.nat(checkedPlanColumns.length - 1),
      fc.constantFrom('', '[["licenses-missing",{}]]'),
      (cells, edited, codes) => {
        const { workbook, sheet } = newWorkbook();
        const known = (key: CheckedPlanColumn) => (key === 'runAt' ? 46_350.5 : cells[checkedPlanColumns.indexOf(key)]);
        const key = checkedPlanColumns[edited]!;
        const suggested = `[${key}=${key === 'runAt' ? '66744720' : String(known(key) ?? '')}]`;
        const checked = checkedPlanText({ echo: echoOf(known), suggestions: suggested, findings: codes });
        sheet.store(
          [...checkedPlanColumns.map(known), checked].flatMap((held, column) =>
            held === undefined ? [] : [{ row: 1, column, value: held }],
          ),
        );
        const verdict = `=${formulaFor(checkFormula('Ready', 'Changed since check'), columns, 2)}`;
        const suggestion = `=${formulaFor(suggestionFormula(key), columns, 2)}`;
        put(sheet, 'Z2', [[verdict, suggestion] as CellInput[]]);
        expect(value(sheet, 'Z2')).toBe('Ready');
        expect(value(sheet, 'AA2')).toBe(known(key) !== undefined);
        workbook.user.type(sheet.id, { row: 1, column: edited }, key === 'runAt' ? '2026-12-24 10:00' : 'other');
        expect([value(sheet, 'Z2'), value(sheet, 'AA2')]).toEqual(['Changed since check', false]);
      },
    ),
    { numRuns: 60 },
  );
});
