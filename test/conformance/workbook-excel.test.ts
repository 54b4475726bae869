import { openExcelWorkbook } from '../../src/workbook/writers/office-js';
import { openEmptyExcel } from '../support/office/empty-excel';
import { clock } from '../workbook/samples';
import { excelAgent } from './workbook/excel-agent';
import { describeWorkbook } from './workbook/suite';

describeWorkbook('Excel', () => {
  const office = openEmptyExcel();
  return Promise.resolve({
    open: () => openExcelWorkbook({ clock }),
    // Not supported: page layout (the sheets are worked on, not printed), dates that count from 1904 (Excel does not say).
    supports: { watch: true, charts: true, recalculates: true, pageLayout: false, from1904: false },
    agent: excelAgent(office.workbook),
    dispose: () => {
      office.close();
      return Promise.resolve();
    },
  });
});
