import {
  chmod,
  copyFile,
  lstat,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname } from 'node:path';
import { Workbook } from 'exceljs';
import { renderModel, sheetTexts, type RowPatch } from '../../../src/workbook';
import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { replaceFile } from '../../../src/workbook/writers/xlsx-file/replace-file';
import { clock, meta, plans, row, user } from '../samples';
import { temporaryFolder } from './temporary-folder';
import { changePart, readZip, writeZip } from './zip-by-hand';

const folder = temporaryFolder();
const model = renderModel([row(1), row(2)], [user(1)], plans, meta, sheetTexts('en-US'));

const done = (number: number): RowPatch => {
  const { customerId, subscriptionId } = row(number);
  return { customerId, subscriptionId, state: 'done', message: 'moved' };
};

let number = 0;
async function sample(): Promise<string> {
  number += 1;
  const path = folder.path(`plan-${String(number)}.xlsx`);
  await openWorkbookFile(path, clock).render(model);
  return path;
}

const results = (path: string): string => path.replace('.xlsx', '.results.xlsx');
const neighbours = async (path: string): Promise<readonly string[]> =>
  (await readdir(dirname(path))).filter((name) => name.includes(basename(path, '.xlsx').concat('.')));

async function statesIn(path: string): Promise<readonly (string | undefined)[]> {
  return (await openWorkbookFile(path, clock).read()).rows.map((one) => one.keys.stateCode);
}

describe('saving', () => {
  it('keeps the mode of the file and leaves nothing beside it', async () => {
    const path = await sample();
    await chmod(path, 0o640);
    await openWorkbookFile(path, clock).patch({ rows: [done(1)] });
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await neighbours(path)).toEqual([basename(path)]);
  });

  it('goes through a link to the file that it points at', async () => {
    const path = await sample();
    const link = folder.path('link.xlsx');
    await symlink(path, link);
    await openWorkbookFile(link, clock).patch({ rows: [done(1)] });
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await statesIn(path)).toEqual(['done', 'draft']);
  });

  it('leaves the old file whole when writing fails half-way', async () => {
    const path = await sample();
    const before = await readFile(path);
    const failing = replaceFile(path, (target) => {
      target.write('half');
      return Promise.reject(new Error('stopped'));
    });
    await expect(failing).rejects.toThrow('stopped');
    expect(await readFile(path)).toEqual(before);
    expect(await neighbours(path)).toEqual([basename(path)]);
  });

  it('removes what a killed process left beside the file', async () => {
    const path = await sample();
    const host = hostname().replace(/[^\w-]/g, '');
    // No process has this number: it is above what systems give.
    await writeFile(folder.path(`.${basename(path)}.${host}-99999999-1.tmp`), 'half');
    const others = folder.path(`.${basename(path)}.elsewhere-99999999-1.tmp`);
    await writeFile(others, 'of another machine');
    await openWorkbookFile(path, clock).patch({ rows: [done(1)] });
    expect(await neighbours(path)).toEqual([basename(others), basename(path)]);
  });

  it('says when the folder takes no file', async () => {
    const file = openWorkbookFile(folder.path('no/such/folder.xlsx'), clock);
    await expect(file.render(model)).rejects.toMatchObject({ code: 'file-not-writable' });
  });

  it('leaves parts that it does not know byte by byte as they are', async () => {
    const path = await sample();
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) =>
      text.replace(
        '</worksheet>',
        '<extLst><ext uri="{own}"><own:thing xmlns:own="urn:own">kept</own:thing></ext></extLst></worksheet>',
      ),
    );
    const before = await readZip(path);
    await openWorkbookFile(path, clock).patch({ rows: [done(1)] });
    const after = await readZip(path);
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort());
    expect(after['xl/theme/theme1.xml']).toBe(before['xl/theme/theme1.xml']);
    expect(after['xl/styles.xml']).toBe(before['xl/styles.xml']);
    expect(after['xl/worksheets/sheet1.xml']).toContain('<own:thing xmlns:own="urn:own">kept</own:thing>');
  });

  it('drops the list of formula cells, which would be wrong afterwards', async () => {
    const path = await sample();
    const parts = await readZip(path);
    await writeZip(path, {
      ...parts,
      'xl/calcChain.xml': '<calcChain><c r="G2" i="1"/></calcChain>',
      '[Content_Types].xml': (parts['[Content_Types].xml'] ?? '').replace(
        '</Types>',
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>',
      ),
      'xl/_rels/workbook.xml.rels': (parts['xl/_rels/workbook.xml.rels'] ?? '').replace(
        '</Relationships>',
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
      ),
    });
    await openWorkbookFile(path, clock).patch({ rows: [done(1)] });
    const after = await readZip(path);
    expect(Object.keys(after)).not.toContain('xl/calcChain.xml');
    expect(after['[Content_Types].xml']).not.toContain('calcChain');
    expect(after['xl/_rels/workbook.xml.rels']).not.toContain('calcChain');
  });
});

describe('a workbook that cannot be replaced', () => {
  const ofExcel = Buffer.alloc(165, ' ');
  ofExcel[0] = 9;
  ofExcel.write('Zo? Kubi?', 1);
  ofExcel.writeUInt16LE(9, 55);
  ofExcel.write('Zoë Kubiś', 57, 'utf16le');
  const locks: readonly (readonly [string, (name: string) => string, Buffer, string])[] = [
    [
      'LibreOffice',
      (name) => `.~lock.${name}#`,
      Buffer.from('Anna\\, Nowak,anna,pc-7,22.11.2026 00:10,file:///home;'),
      'Anna, Nowak, pc-7',
    ],
    ['Excel', (name) => `~$${name}`, ofExcel, 'Zoë Kubiś'],
    ['a program that says no name', (name) => `~$${name}`, Buffer.alloc(0), 'another-program'],
  ];

  it.each(locks)(
    'open in %s: results go beside it and the next command merges them',
    async (_, lockOf, words, holder) => {
      const path = await sample();
      const before = await readFile(path);
      const lock = folder.path(lockOf(basename(path)));
      await writeFile(lock, words);
      const file = openWorkbookFile(path, clock);
      await file.read();
      const first = await file.patch({ rows: [done(1)], users: [user(1, { result: 'moved', proof: 'read-back' })] });
      expect(first).toMatchObject({ to: 'results', place: results(path), missing: [] });
      expect(first.because).toMatchObject({ code: 'file-in-use', values: { holder } });
      await file.patch({ rows: [done(2)] });
      expect(await readFile(path)).toEqual(before);
      expect((await openWorkbookFile(results(path), clock).read()).rows).toHaveLength(2);

      await rm(lock);
      const content = await openWorkbookFile(path, clock).read();
      expect(content.rows.map((one) => [one.keys.stateCode, one.message])).toEqual([
        ['done', 'moved'],
        ['done', 'moved'],
      ]);
      expect(content.users.map((one) => one.result)).toEqual(['moved']);
      expect(await neighbours(path)).toEqual([basename(path)]);
      expect(await statesIn(path)).toEqual(['done', 'done']);
    },
  );

  it('still open at the next command: what waits is read, and waits on', async () => {
    const path = await sample();
    const lock = folder.path(`~$${basename(path)}`);
    await writeFile(lock, 'agent');
    const file = openWorkbookFile(path, clock);
    await file.read();
    await file.patch({ rows: [done(1)] });
    expect(await statesIn(path)).toEqual(['done', 'draft']);
    expect(await neighbours(path)).toContain(basename(results(path)));
    await rm(lock);
  });

  it('changed meanwhile: the agent’s version stays, and is merged with the results afterwards', async () => {
    const path = await sample();
    const file = openWorkbookFile(path, clock);
    await file.read();
    await file.patch({ rows: [done(1)] });
    const workbook = new Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.getWorksheet('Migrations');
    if (sheet) sheet.getCell('X3').value = 'typed during the run';
    await workbook.xlsx.writeFile(path);
    const edited = await readFile(path);

    const outcome = await file.patch({ rows: [done(2)] });
    expect(outcome).toMatchObject({ to: 'results', because: { code: 'file-changed' } });
    expect(await readFile(path)).toEqual(edited);

    const content = await openWorkbookFile(path, clock).read();
    expect(content.rows.map((one) => one.keys.stateCode)).toEqual(['done', 'done']);
    expect(content.rows[1]?.plan.note).toBe('typed during the run');
  });

  it('replaced meanwhile by another file: that one is left alone', async () => {
    const path = await sample();
    const other = folder.path('other.xlsx');
    await openWorkbookFile(other, clock).render(renderModel([row(7)], [], plans, meta, sheetTexts('en-US')));
    const file = openWorkbookFile(path, clock);
    await file.read();
    await rename(other, path);
    const before = await readFile(path);
    expect((await file.patch({ rows: [done(1)] })).to).toBe('results');
    expect(await readFile(path)).toEqual(before);
  });

  it('touched but not changed: it is written', async () => {
    const path = await sample();
    const file = openWorkbookFile(path, clock);
    await file.read();
    await utimes(path, new Date(0), new Date(0));
    expect((await file.patch({ rows: [done(1)] })).to).toBe('workbook');
  });
});

describe('a workbook that is not ours', () => {
  async function foreign(): Promise<string> {
    number += 1;
    const path = folder.path(`foreign-${String(number)}.xlsx`);
    const workbook = new Workbook();
    workbook.addWorksheet('Plans').getCell('A1').value = 'the agent’s own plans';
    await workbook.xlsx.writeFile(path);
    return path;
  }

  it('is left as it is: a copy gets our sheets beside its own', async () => {
    const path = await foreign();
    const before = await readFile(path);
    const file = openWorkbookFile(path, clock);
    expect(await file.kind()).toBe('foreign');
    await expect(file.read()).rejects.toMatchObject({ code: 'sheet-missing' });
    const copy = path.replace('.xlsx', '.crossgrade.xlsx');
    expect(await file.render(model)).toMatchObject({ to: 'copy', place: copy, lost: [] });
    expect(await readFile(path)).toEqual(before);
    expect((await openWorkbookFile(copy, clock).read()).rows).toHaveLength(2);
    const workbook = new Workbook();
    await workbook.xlsx.readFile(copy);
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      'Plans',
      'Migrations',
      'Users',
      'Plans 2',
      'Summary',
      '_crossgrade',
    ]);
    expect(workbook.getWorksheet('Plans')?.getCell('A1').text).toBe('the agent’s own plans');
  });

  it('says what a copy cannot hold', async () => {
    const path = await foreign();
    const parts = await readZip(path);
    await writeZip(path, { ...parts, 'xl/charts/chart1.xml': '<c/>', 'xl/pivotTables/pivotTable1.xml': '<p/>' });
    expect(await openWorkbookFile(path, clock).render(model)).toMatchObject({ to: 'copy', lost: ['charts', 'pivots'] });
  });

  it('is pulled into again: the copy of before is the workbook', async () => {
    const path = await foreign();
    await openWorkbookFile(path, clock).render(model);
    const copy = path.replace('.xlsx', '.crossgrade.xlsx');
    await openWorkbookFile(copy, clock).patch({ rows: [done(1)] });
    const saved = await openWorkbookFile(path, clock).render(
      renderModel([row(3)], [], plans, meta, sheetTexts('en-US')),
    );
    expect(saved).toMatchObject({ to: 'workbook', place: copy });
    expect(await statesIn(copy)).toEqual(['done', 'draft', 'draft']);
  });
});

describe('what another program has saved', () => {
  it('a group of cells that shares a formula keeps it when the one that holds it is written', async () => {
    const path = await sample();
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) =>
      text
        .replace(
          /<c r="G2"([^>]*)>.*?<\/c>/,
          '<c r="G2"$1><f t="shared" ref="G2:G3" si="0">$F2-TODAY()+J2</f><v>1</v></c>',
        )
        .replace(/<c r="G3"([^>]*)>.*?<\/c>/, '<c r="G3"$1><f t="shared" si="0"/><v>1</v></c>'),
    );
    await openWorkbookFile(path, clock).render(renderModel([row(1)], [], plans, meta, sheetTexts('en-US')));
    const sheet = (await readZip(path))['xl/worksheets/sheet1.xml'] ?? '';
    expect(/<c r="G2"[^>]*>.*?<\/c>/.exec(sheet)?.[0]).toContain('IF($F2="","",$F2-TODAY())');
    expect(/<c r="G3"[^>]*>.*?<\/c>/.exec(sheet)?.[0]).toContain('<f>$F3-TODAY()+J3</f>');
  });

  it('a table with totals grows above them', async () => {
    const path = await sample();
    await changePart(path, 'xl/tables/table1.xml', (text) =>
      text.replace('ref="A1:BC3" totalsRowShown="1"', 'ref="A1:BC4" totalsRowCount="1"'),
    );
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) =>
      text.replace(
        '</sheetData>',
        '<row r="4"><c r="I4"><f>SUBTOTAL(109,Migrations[Licenses])</f><v>50</v></c><c r="BE4"><v>7</v></c></row></sheetData>',
      ),
    );
    await openWorkbookFile(path, clock).render(renderModel([row(3)], [], plans, meta, sheetTexts('en-US')));
    const parts = await readZip(path);
    expect(parts['xl/tables/table1.xml']).toContain('ref="A1:BC5"');
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('<c r="I5"><f>SUBTOTAL(109,Migrations[Licenses])</f><v>50</v></c>');
    expect(sheet).toContain('<c r="BE4"><v>7</v></c>');
    expect((await openWorkbookFile(path, clock).read()).rows).toHaveLength(3);
  });

  it('lines written below the table stay what they are', async () => {
    const path = await sample();
    const workbook = new Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.getWorksheet('Migrations');
    if (sheet) sheet.getCell('A5').value = 'my notes';
    await workbook.xlsx.writeFile(path);
    await openWorkbookFile(path, clock).render(renderModel([row(3)], [], plans, meta, sheetTexts('en-US')));
    const content = await openWorkbookFile(path, clock).read();
    const after = new Workbook();
    await after.xlsx.readFile(path);
    expect(after.getWorksheet('Migrations')?.getCell('A5').text).toBe('my notes');
    expect(content.rows.map((one) => one.rowNumber)).toEqual([2, 3, 6]);
  });

  it('drop-downs, conditions and the table reach to the last row', async () => {
    const path = await sample();
    await openWorkbookFile(path, clock).render(renderModel([row(3), row(4)], [], plans, meta, sheetTexts('en-US')));
    const parts = await readZip(path);
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toContain('sqref="N2:N5"><formula1>IF(COUNTIF');
    expect(sheet).toContain('<conditionalFormatting sqref="C2:C5">');
    expect(sheet).not.toMatch(/sqref="[A-Z]+2(?::[A-Z]+3)?"/);
    expect(parts['xl/tables/table1.xml']).toContain('ref="A1:BC5"');
  });

  it('prefixes of its XML are kept', async () => {
    const path = await sample();
    const copy = path.replace('.xlsx', '-prefixed.xlsx');
    await copyFile(path, copy);
    await changePart(copy, 'xl/worksheets/sheet1.xml', (text) =>
      text.replace(/<(\/?)([a-zA-Z]\w*)(?=[\s/>])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x='),
    );
    expect(await statesIn(copy)).toEqual(['draft', 'draft']);
    await openWorkbookFile(copy, clock).patch({ rows: [done(1)] });
    expect(await statesIn(copy)).toEqual(['done', 'draft']);
    expect((await readZip(copy))['xl/worksheets/sheet1.xml']).not.toMatch(/<(?!x:|\?|\/x:)/);
  });
});
