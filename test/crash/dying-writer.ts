/** Writes results into a workbook as a command does, and ends by SIGKILL at a named instant; says `reached` before. */
import { ExcelFile } from '../../src/workbook/writers/xlsx-file';
import type { RowPatch } from '../../src/workbook';
import { clock } from '../workbook/samples';

/** What the parent asks for, as JSON in the first argument. */
export interface DyingWriterWish {
  readonly path: string;
  readonly point: string;
  /** Written after the workbook was read. */
  readonly rows: readonly RowPatch[];
}

async function main({ path, point, rows }: DyingWriterWish): Promise<void> {
  const file = new ExcelFile(path, clock, (reached) => {
    if (reached !== point) return;
    process.stdout.write('reached\n');
    process.kill(process.pid, 'SIGKILL');
  });
  await file.read();
  await file.patch({ rows });
}

// The parent's own words: nobody else starts this.
void main(JSON.parse(process.argv[2] ?? '') as DyingWriterWish);
