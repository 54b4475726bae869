import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Every sheet as a file of its own, quoted, UTF-8, as shown. */
const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** One LibreOffice with a profile of its own, so that it neither meets nor waits for another one. */
export class LibreOffice {
  private constructor(private readonly folder: string) {}

  static async open(): Promise<LibreOffice> {
    return new LibreOffice(await mkdtemp(join(tmpdir(), 'crossgrade-soffice-')));
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private async convert(path: string, to: string): Promise<void> {
    const profile = pathToFileURL(join(this.folder, 'profile')).href;
    const { stderr } = await run(
      'soffice',
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--norestore',
        '--convert-to',
        to,
        '--outdir',
        this.folder,
        path,
      ],
      { timeout: 120_000 },
    );
    if (/error/i.test(stderr)) throw new Error(stderr);
  }

  /** Loads a workbook and saves it again; gives the new file. */
  async saved(path: string): Promise<string> {
    await this.convert(path, 'xlsx');
    return join(this.folder, basename(path));
  }

  /** Cells of a sheet as LibreOffice shows them. */
  async shown(path: string, sheet: string): Promise<readonly (readonly string[])[]> {
    await this.convert(path, everySheet);
    return csvRows(await readFile(join(this.folder, `${basename(path, '.xlsx')}-${sheet}.csv`), 'utf8'));
  }

  /** The document as OpenDocument, which tells what LibreOffice has understood. */
  async understood(path: string): Promise<string> {
    await this.convert(path, 'fods');
    return readFile(join(this.folder, `${basename(path, '.xlsx')}.fods`), 'utf8');
  }
}

function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? '';
    if (quoted && sign === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  return rows.filter((row) => row.length > 0);
}
