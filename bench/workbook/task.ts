import { renderModel, sheetTexts } from '../../src/workbook';
import { openWorkbookFile } from '../../src/workbook/writers/xlsx-file';
import { benchResults, benchRow, meta, today } from './bench-row';

async function main(task: string, path: string, rows: number, changed: number): Promise<void> {
  const file = openWorkbookFile(path, { today: () => today });
  const input = task === 'write' ? Array.from({ length: rows }, (_, index) => benchRow(index + 1)) : [];
  const patches = benchResults(changed);
  const start = performance.now();
  if (task === 'write') await file.render(renderModel(input, [], [], meta, sheetTexts('en-US')));
  else if (task === 'read') await file.read();
  else await file.patch({ rows: patches });
  const seconds = (performance.now() - start) / 1000;
  process.send?.({ seconds, megabytes: process.resourceUsage().maxRSS / 1000 });
  process.disconnect();
}

const [task = '', path = '', rows = '0', changed = '0'] = process.argv.slice(2);
void main(task, path, Number(rows), Number(changed));
