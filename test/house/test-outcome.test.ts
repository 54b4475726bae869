import { closingLines } from '../../build/test-outcome.cjs';

const clean = {
  numPassedTests: 12,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
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

  it('never pass over skipped tests in silence', () => {
    expect(closingLines({ ...clean, numPendingTests: 1, numTodoTests: 1 }, [])).toEqual([
      'NOT RUN 2 skipped tests',
      '12 passed, 0 failed',
    ]);
  });
});
