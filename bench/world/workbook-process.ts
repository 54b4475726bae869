import { renderModel, sheetTexts } from '../../src/workbook';
import { ExcelFile } from '../../src/workbook/writers/xlsx-file';
import { manyPlans, manyRows } from './many-rows';
import { clock } from './run-world';

const plans = manyPlans(60);

async function write(file: ExcelFile, count: number): Promise<void> {
  const texts = sheetTexts('en-US');
  const meta = { connection: 'bench', sandbox: true, locale: texts.locale, pulledOn: clock.today(), runIds: [] };
  await file.render(renderModel(manyRows(count, plans), [], plans, meta, texts));
}

async function read(file: ExcelFile, count: number): Promise<void> {
  const { rows, problems } = await file.read();
  if (rows.length !== count) throw new Error(`${String(rows.length)} rows were read`);
  if (problems.length > 0) throw new Error(problems.map((problem) => problem.message).join('\n'));
}

/** One of the two in a process of its own, because the peak of memory belongs to a process. */
async function main([what, path = '', count = '0']: readonly string[]): Promise<void> {
  const file = new ExcelFile(path, clock);
  const start = performance.now();
  await (what === 'write' ? write(file, Number(count)) : read(file, Number(count)));
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(JSON.stringify({ seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
}

void main(process.argv.slice(2));
