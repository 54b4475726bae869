import { functionNamed } from '../../../src/excel-host/formula/function-named';
import { libraryDistributions } from '../../../src/excel-host/formula/library/distributions';
import { libraryEngineering } from '../../../src/excel-host/formula/library/engineering';
import { libraryFinance } from '../../../src/excel-host/formula/library/finance';
import { libraryMath } from '../../../src/excel-host/formula/library/math';
import { libraryStatistics } from '../../../src/excel-host/formula/library/statistics';
import { libraryTexts } from '../../../src/excel-host/formula/library/texts';
import { finance, texts } from './documented/money-and-texts';
import { engineering, math } from './documented/numbers';
import { distributions, statistics } from './documented/statistics';
import { answer, newWorkbook, put, values } from './support';

const { sheet } = newWorkbook();
const groups = { math, engineering, statistics, distributions, finance, texts };

describe.each(Object.entries(groups))('%s: formulas answer what Excel documents', (_, documented) => {
  test.each(documented)('%s', (text, expected) => {
    const found = answer(sheet, text);
    if (typeof expected !== 'number') expect(found).toBe(expected);
    // The pages show rounded numbers.
    else expect(Math.abs(Number(found) - expected)).toBeLessThanOrEqual(Math.max(Math.abs(expected) * 1e-4, 1e-14));
  });
});

test('every function taken from the library has a documented answer', () => {
  const asked = Object.values(groups).flatMap((documented) =>
    documented.flatMap(([text]) => [...text.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].map(([, name]) => name)),
  );
  const taken = [
    libraryMath,
    libraryEngineering,
    libraryStatistics,
    libraryDistributions,
    libraryFinance,
    libraryTexts,
  ].flatMap((group) => Object.keys(group));
  expect(taken.filter((name) => !asked.includes(name))).toEqual([]);
});

describe('cells of every kind, handed to the library', () => {
  const cells = newWorkbook().sheet;
  put(cells, 'A1', [
    [3, 30],
    ['x', 20],
    [true, 10],
    ['', 5],
    [7, 70],
    ["'2", 1],
  ]);
  const cases: readonly (readonly [formula: string, answer: string | number | boolean])[] = [
    // In cells only numbers count; written in the formula, texts that spell numbers and truth values do too.
    ['=DEVSQ(A1:A6)', 8],
    ['=DEVSQ(3,7)', 8],
    ['=DEVSQ("3",7)', 8],
    ['=SUMSQ(TRUE,2)', 5],
    // A pair counts only where both are numbers.
    ['=SUMXMY2(A1:A6,B1:B6)', 27 ** 2 + 63 ** 2],
    ['=SLOPE(B1:B6,A1:A6)', 10],
    ['=SUMXMY2(A1:A6,B1:B5)', '#N/A'],
    // One value: an empty cell is 0, a text that spells a number is that number.
    ['=EXP(A4)', 1],
    ['=SQRT("16")', 4],
    ['=ABS(A6)', 2],
    ['=ABS(A2)', '#VALUE!'],
    ['=ABS(TRUE)', 1],
    ['=LEN(A4)', 0],
    // Errors pass through.
    ['=ABS(1/0)', '#DIV/0!'],
    ['=DEVSQ(1,NA())', '#N/A'],
    ['=CORREL({1,2},NA())', '#N/A'],
    // Many values in, many values out.
    ['=SUM(ABS({-1,-2;-3,4}))', 10],
    ['=SUMPRODUCT(SQRT({1,4,9}))', 6],
    ['=TEXTJOIN(",",TRUE,UPPER({"a","b"}))', 'A,B'],
  ];
  test.each(cases)('%s', (text, expected) => {
    expect(answer(cells, text)).toBe(expected);
  });
});

describe('what the library would count for hours, or past what it can hold, is an error at once', () => {
  test.each([
    '=POISSON.DIST(1E10,5,TRUE)',
    '=CHISQ.DIST(0.5,1E10,TRUE)',
    '=BINOM.INV(1E10,0.5,0.75)',
    '=BESSELJ(1.9,1E10)',
    '=FACT(-1)',
    '=FACT(1E10)',
  ])('%s', (text) => {
    expect(answer(sheet, text)).toBe('#NUM!');
  });
});

test('statistics of a whole column of two hundred thousand numbers are worked out', () => {
  const long = newWorkbook().sheet;
  put(
    long,
    'A1',
    Array.from({ length: 200_000 }, (_, index) => [(index % 5) + 1]),
  );
  put(long, 'C1', [['=MEDIAN(A:A)', '=MAX(A:A)', '=STDEV.P(A:A)', '=DEVSQ(A:A)', '=PERCENTILE(A:A,0.25)']]);
  expect(values(long, 'C1:G1')).toEqual([[3, 5, Math.SQRT2, 400_000, 2]]);
});

test('a function that nobody knows says so', () => {
  expect(functionNamed('CUBEVALUE')).toBeUndefined();
  expect(answer(sheet, '=CUBEVALUE("Sales","[Measures].[Profit]")')).toBe('#NAME?');
});
