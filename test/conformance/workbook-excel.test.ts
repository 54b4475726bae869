import { openExcelWorkbook } from '../../src/workbook/writers/office-js';
import { openEmptyExcel } from '../support/office/empty-excel';
import { clock } from '../workbook/samples';
import { excelAgent } from './workbook/excel-agent';
import { describeWorkbook } from './workbook/suite';

describeWorkbook('Excel', () => {
  const office = openEmptyExcel();
  return Promise.resolve({
    open: () => openExcelWorkbook({ clock }),
    agent: excelAgent(office.workbook),
    dispose: () => {
      office.close();
      return Promise.resolve();
    },
  });
});
