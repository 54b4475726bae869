import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { temporaryFolder } from '../../workbook/file/temporary-folder';
import { clock, row } from '../../workbook/samples';
import { throughWorkbench, writtenByCommandLine } from './through-workbench';
import { withXmlParser } from './xml-parser';

beforeAll(withXmlParser);

const folder = temporaryFolder();

describe('a workbook of the command line', () => {
  it('is read by it with the same content after the workbench has saved it', async () => {
    const path = await writtenByCommandLine(folder.path('content.xlsx'));
    const again = await throughWorkbench(path);
    const before = await openWorkbookFile(path, clock).read();
    const after = await openWorkbookFile(again, clock).read();
    expect(after).toEqual(before);
    expect(after.problems).toEqual([]);
  });

  it('takes results of the command line afterwards', async () => {
    const again = await throughWorkbench(await writtenByCommandLine(folder.path('patched.xlsx')));
    const port = openWorkbookFile(again, clock);
    const { customerId, subscriptionId } = row(2);
    await port.patch({ rows: [{ customerId, subscriptionId, state: 'done', message: '=1+1' }] });
    const content = await port.read();
    expect(content.problems).toEqual([]);
    expect(content.rows.find((one) => one.subscriptionId === subscriptionId)?.keys.stateCode).toBe('done');
  });
});
