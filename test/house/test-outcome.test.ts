import { closingLines } from '../../build/test-outcome.cjs';

const clean = {
  numPassedTests: 12,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

describe('the closing lines of a test run', () => {
  it('end with the two counts', () => {
    expect(closingLines(clean, [])).toEqual(['12 passed, 0 failed']);
  });

  it('count a suite that broke before its first test as a failure', () => {
    expect(closingLines({ ...clean, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, [])).toEqual([
      '12 passed, 3 failed',
    ]);
  });

  it('name every suite that could not run and why', () => {
    const notRun = [{ suite: 'test/workbook/libreoffice/opens.test.ts', title: 'LibreOffice' }];
    expect(closingLines(clean, notRun)).toEqual([
      'NOT RUN test/workbook/libreoffice/opens.test.ts (needs LibreOffice)',
      '12 passed, 0 failed',
    ]);
  });

  it('name every skipped test', () => {
    const testResults = [
      {
        name: '/clone/test/a.test.ts',
        assertionResults: [
          { fullName: 'a runs', status: 'passed' },
          { fullName: 'a waits', status: 'pending' },
          { fullName: 'a comes later', status: 'todo' },
        ],
      },
    ];
    expect(closingLines({ ...clean, testResults }, [])).toEqual([
      'NOT RUN a waits (skipped)',
      'NOT RUN a comes later (skipped)',
      '12 passed, 0 failed',
    ]);
  });
});
