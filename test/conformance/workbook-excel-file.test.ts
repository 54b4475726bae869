import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbookFile } from '../../src/workbook/writers/xlsx-file';
import { clock } from '../workbook/samples';
import { excelFileAgent } from './workbook/excel-file-agent';
import { describeWorkbook } from './workbook/suite';

describeWorkbook('an .xlsx file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crossgrade-workbook-'));
  const path = join(folder, 'plan.xlsx');
  return {
    open: () => openWorkbookFile(path, clock),
    // Not supported: watching (nobody tells of edits of a file), charts, and formulas that work themselves out.
    supports: { watch: false, charts: false, recalculates: false, pageLayout: true, from1904: true },
    agent: excelFileAgent(path),
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
});
