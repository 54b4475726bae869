import { readFile, writeFile } from 'node:fs/promises';
import { Workbook } from 'exceljs';
import { Problem, type Problems } from '../../../src/base';
import { refuseProblems } from '../../../src/job/check/check';
import { renderModel, sheetTexts } from '../../../src/workbook';
import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { openZip } from '../../../src/workbook/writers/xlsx-file/zip-source';
import { clock, meta, plans, row, user } from '../samples';
import { temporaryFolder } from './temporary-folder';
import { changePart, withClaimedSize, writeZip } from './zip-by-hand';

const folder = temporaryFolder();
const texts = sheetTexts('en-US');

async function problemOf(path: string): Promise<Problem | undefined> {
  try {
    await openWorkbookFile(path, clock).read();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

let number = 0;
async function sample(rows = [row(1), row(2)]): Promise<string> {
  number += 1;
  const path = folder.path(`sample-${String(number)}.xlsx`);
  await openWorkbookFile(path, clock).render(renderModel(rows, [user(1)], plans, meta, texts));
  return path;
}

async function changeSheet(path: string, change: (workbook: Workbook) => void): Promise<void> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(path);
  change(workbook);
  await workbook.xlsx.writeFile(path);
}

const problemsOf = async (path: string) =>
  (await openWorkbookFile(path, clock).read()).problems.map(({ code, values }) => ({ code, ...values }));

describe('a file that cannot be used is told by its code, and left alone', () => {
  const broken: readonly (readonly [string, string, (path: string) => Promise<void>])[] = [
    ['with nothing in it', 'file-empty', (path) => writeFile(path, '')],
    ['that is no zip', 'file-not-workbook', (path) => writeFile(path, 'customer;product\n1;2\n')],
    ['that begins like a zip', 'file-not-workbook', (path) => writeFile(path, 'PK\u0003\u0004 and no more')],
    ['that is a zip of something else', 'file-not-workbook', (path) => writeZip(path, { 'word/document.xml': '<a/>' })],
    [
      'whose workbook part is missing',
      'file-not-workbook',
      (path) => writeZip(path, { '[Content_Types].xml': '<Types/>' }),
    ],
    [
      'with macros',
      'file-macros',
      async (path) => {
        await writeZip(path, { '[Content_Types].xml': '<Types/>', 'xl/vbaProject.bin': 'x' });
      },
    ],
    [
      'with a password',
      'file-encrypted',
      (path) =>
        writeFile(
          path,
          Buffer.concat([
            Buffer.from('d0cf11e0a1b11ae1', 'hex'),
            Buffer.alloc(600),
            Buffer.from('EncryptedPackage', 'utf16le'),
          ]),
        ),
    ],
    [
      'of the old binary form',
      'file-not-workbook',
      (path) => writeFile(path, Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])),
    ],
    [
      'that claims to unpack to more than can be',
      'file-too-large',
      async (path) => {
        await writeZip(path, { 'a.xml': '<a/>', '[Content_Types].xml': '<Types/>' });
        await writeFile(path, await withClaimedSize(path, 0xf000_0000));
      },
    ],
    [
      'whose parts are bigger than they claim',
      'file-unreadable',
      async (path) => {
        await writeZip(path, { '[Content_Types].xml': `<Types>${' '.repeat(100_000)}</Types>` });
        await writeFile(path, await withClaimedSize(path, 10));
      },
    ],
    [
      'whose parts are no XML',
      'file-unreadable',
      (path) => writeZip(path, { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook' }),
    ],
    [
      'that brings a document type',
      'file-unreadable',
      (path) =>
        writeZip(path, {
          '[Content_Types].xml': '<Types/>',
          'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook>&a;</workbook>',
        }),
    ],
  ];

  it.each(broken)('a file %s: %s', async (_, code, make) => {
    number += 1;
    const path = folder.path(`broken-${String(number)}.xlsx`);
    await make(path);
    const before = await readFile(path);
    const problem = await problemOf(path);
    expect(problem?.code).toBe(code);
    expect(problem?.values['file']).toBe(path);
    await expect(
      openWorkbookFile(path, clock).render(renderModel([row(1)], [], plans, meta, texts)),
    ).rejects.toMatchObject({ code });
    expect(await readFile(path)).toEqual(before);
  });

  it('a file that is not there', async () => {
    expect((await problemOf(folder.path('none.xlsx')))?.code).toBe('file-missing');
  });

  it.each([
    ['csv', 'file-not-workbook'],
    ['XLS', 'file-not-workbook'],
    ['xlsm', 'file-macros'],
  ])('a new file of the form %s', async (form, code) => {
    const path = folder.path(`new.${form}`);
    const rendered = openWorkbookFile(path, clock).render(renderModel([row(1)], [], plans, meta, texts));
    await expect(rendered).rejects.toMatchObject({ code, values: { file: path } });
    expect((await problemOf(path))?.code).toBe('file-missing');
  });

  it('a file whose name says that it has macros', async () => {
    const path = await sample();
    const macros = path.replace('.xlsx', '.xlsm');
    await writeFile(macros, await readFile(path));
    expect((await problemOf(macros))?.code).toBe('file-macros');
  });
});

describe('a workbook of ours that an agent has broken', () => {
  it('without its sheet of rows', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      workbook.removeWorksheet('Migrations');
    });
    expect(await problemOf(path)).toMatchObject({ code: 'sheet-missing', values: { sheet: 'Migrations' } });
  });

  it('without one of its other sheets', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      workbook.removeWorksheet('Users');
    });
    expect(await problemsOf(path)).toEqual([{ code: 'sheet-missing', sheet: 'Users' }]);
  });

  it('without some of its columns: every one is named', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const sheet = workbook.getWorksheet('Migrations');
      sheet?.getColumn(15).eachCell((cell) => (cell.value = null));
      sheet?.getColumn(21).eachCell((cell) => (cell.value = null));
      workbook.definedNames.model = [];
    });
    expect(await problemsOf(path)).toEqual([
      { code: 'column-missing', sheet: 'Migrations', column: 'Target licenses' },
      { code: 'column-missing', sheet: 'Migrations', column: 'Wave' },
    ]);
  });

  it('without the column that identifies its rows: once, not for every row', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      workbook
        .getWorksheet('Migrations')
        ?.getColumn(51)
        .eachCell((cell) => (cell.value = null));
      workbook.definedNames.model = [];
    });
    expect(await problemsOf(path)).toEqual([
      { code: 'column-missing', sheet: 'Migrations', column: 'Subscription ID' },
    ]);
  });

  it('made by a newer version', async () => {
    const path = await sample();
    await changePart(path, 'xl/worksheets/sheet5.xml', (text) => text.replace('<t>1</t>', '<t>2</t>'));
    expect(await problemOf(path)).toMatchObject({ code: 'schema-newer', values: { version: 2, supported: 1 } });
  });

  it.each([
    ['yyyy-mm-dd', '2026-09-30'],
    ['[$-409]d"th" mmm', '2026-09-30'],
    ['#,##0" days"', undefined],
    ['[Red]0.00E+00', undefined],
  ])('with a number of licenses that is shown by the format %s', async (numFmt, date) => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const cell = workbook.getWorksheet('Migrations')?.getCell('O3');
      if (!cell) return;
      cell.value = 46295;
      // Cells share their look.
      cell.style = { ...cell.style, numFmt };
    });
    const told = { code: 'cell-not-number', sheet: 'Migrations', row: 3, column: 'Target licenses', value: date };
    expect(await problemsOf(path)).toEqual(date === undefined ? [] : [told]);
  });

  it('with formulas that fail', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const sheet = workbook.getWorksheet('Migrations');
      if (sheet) sheet.getCell('O2').value = { formula: '1/0', result: { error: '#DIV/0!' } };
    });
    expect(await problemsOf(path)).toEqual([
      { code: 'cell-error', sheet: 'Migrations', row: 2, column: 'Target licenses', value: '#DIV/0!' },
    ]);
  });

  it('with formulas that no program has calculated', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const formula = 'IF(TRUE,"Yes","No")';
      const [rows, users] = [workbook.getWorksheet('Migrations'), workbook.getWorksheet('Users')];
      if (rows) rows.getCell('O2').value = { formula: 'J2+1' };
      users?.getRow(2).eachCell({ includeEmpty: true }, (cell, column) => {
        if (users.getRow(1).getCell(column).text === 'Exclude') cell.value = { formula };
      });
    });
    expect(await problemsOf(path)).toEqual([
      { code: 'cell-not-calculated', sheet: 'Migrations', row: 2, column: 'Target licenses', value: '=J2+1' },
      { code: 'cell-not-calculated', sheet: 'Users', row: 2, column: 'Exclude', value: '=IF(TRUE,"Yes","No")' },
    ]);
  });

  it('with cells merged over several rows: what is seen in all of them counts for one alone', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      workbook.getWorksheet('Migrations')?.mergeCells('N2:N3');
    });
    expect(await problemsOf(path)).toEqual([
      { code: 'cell-merged', sheet: 'Migrations', row: 3, column: 'Target plan' },
    ]);
  });

  it('with a row that no person could have filled: it is not held in memory', async () => {
    const path = await sample();
    const cells = '<c><v>1</v></c>'.repeat(300_000);
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) =>
      text.replace('</sheetData>', `<row r="9">${cells}</row></sheetData>`),
    );
    expect((await problemOf(path))?.code).toBe('file-unreadable');
  });

  it.each([
    ['has no end', /(<row r="3".*?<c r="B3"[^>]*>)(.*?)<\/c>.*?(<\/row>)/, '$1$2$3'],
    ['has no end of its tag', /(<row r="3".*?<c r="B3")[^]*?(<\/row>)/, '$1$2'],
  ])('with a cell that %s', async (_, cell, broken) => {
    const path = await sample();
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) => text.replace(cell, broken));
    expect((await problemOf(path))?.code).toBe('file-unreadable');
  });

  it('with bytes that are not those that were packed', async () => {
    const path = await sample();
    const bytes = await readFile(path);
    const zip = await openZip(bytes, path);
    const entry = zip.entries.find(({ name }) => name === 'xl/worksheets/sheet1.xml');
    const harmed = (entry?.crc ?? 0) ^ 1;
    for (let at = 0; at < bytes.length - 4; at += 1) {
      if (bytes.readUInt32LE(at) === entry?.crc) bytes.writeUInt32LE(harmed >>> 0, at);
    }
    await writeFile(path, bytes);
    expect((await problemOf(path))?.code).toBe('file-unreadable');
  });

  it('with a number of a text that is not there', async () => {
    const path = await sample();
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) =>
      text.replace(/<c r="N2"([^>]*?)( t="\w+")?>.*?<\/c>/, '<c r="N2"$1 t="s"><v>99999</v></c>'),
    );
    expect(await problemsOf(path)).toEqual([
      { code: 'cell-error', sheet: 'Migrations', row: 2, column: 'Target plan', value: '#REF!' },
    ]);
  });

  it('whose rows break off', async () => {
    const path = await sample();
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) => text.slice(0, text.indexOf('<row r="3"')));
    const before = await readFile(path);
    expect((await problemOf(path))?.code).toBe('file-unreadable');
    expect(await readFile(path)).toEqual(before);
  });

  it('with a plan for one user that is none', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const users = workbook.getWorksheet('Users');
      users?.getRow(2).eachCell({ includeEmpty: true }, (cell, column) => {
        if (users.getRow(1).getCell(column).text === 'Other target plan') cell.value = 'Office 365 E99';
      });
    });
    const content = await openWorkbookFile(path, clock).read();
    let told: readonly Problem[] = [];
    try {
      refuseProblems(content);
    } catch (error) {
      told = (error as Problems).problems; // nothing else is thrown there
    }
    expect(told.map(({ code, values }) => ({ code, ...values }))).toEqual([
      { code: 'plan-unknown', sheet: 'Users', row: 2, column: 'Other target plan', value: 'Office 365 E99' },
    ]);
  });

  it('with characters that nobody sees in names and numbers', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const sheet = workbook.getWorksheet('Migrations');
      if (!sheet) return;
      sheet.getCell('N2').value = 'Office\u200b 365\u00a0 E1\ufeff';
      sheet.getCell('O2').value = '\u200e21';
    });
    const content = await openWorkbookFile(path, clock).read();
    expect(content.rows[0]?.plan).toMatchObject({ targetPlan: 'CFQ7TTC0LF8R:0001', licenses: 21 });
  });

  it('with formulas that work: their results count', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const sheet = workbook.getWorksheet('Migrations');
      if (sheet) sheet.getCell('O2').value = { formula: 'J2+1', result: 21 };
    });
    const content = await openWorkbookFile(path, clock).read();
    expect(content.rows[0]?.plan.licenses).toBe(21);
  });

  it('with rich text and links in its cells: their words count', async () => {
    const path = await sample();
    await changeSheet(path, (workbook) => {
      const sheet = workbook.getWorksheet('Migrations');
      if (!sheet) return;
      sheet.getCell('N2').value = { richText: [{ text: 'Office ' }, { font: { bold: true }, text: '365 E1' }] };
      sheet.getCell('X2').value = { text: 'ticket 7', hyperlink: 'https://example.com/7' };
    });
    const content = await openWorkbookFile(path, clock).read();
    expect(content.rows[0]?.plan).toMatchObject({ targetPlan: 'CFQ7TTC0LF8R:0001', note: 'ticket 7' });
  });

  it('of which only the rows were exported, by English headers', async () => {
    const path = await sample();
    const bare = folder.path('bare.xlsx');
    const from = new Workbook();
    await from.xlsx.readFile(path);
    const to = new Workbook();
    const sheet = to.addWorksheet('Migrations');
    from.getWorksheet('Migrations')?.eachRow((source, index) => {
      sheet.getRow(index).values = source.values;
    });
    await to.xlsx.writeFile(bare);
    const content = await openWorkbookFile(bare, clock).read();
    expect(content.problems).toEqual([]);
    expect(content.rows.map((one) => one.source.customer)).toEqual(['Customer 1', 'Customer 2']);
    const { customerId, subscriptionId } = row(2);
    await openWorkbookFile(bare, clock).patch({ rows: [{ customerId, subscriptionId, state: 'done' }] });
    expect((await openWorkbookFile(bare, clock).read()).rows[1]?.keys.stateCode).toBe('done');
  });

  it('whose dates count from 1904', async () => {
    const path = await sample();
    await changePart(path, 'xl/workbook.xml', (text) => text.replace('<workbookPr ', '<workbookPr date1904="1" '));
    await changePart(path, 'xl/worksheets/sheet1.xml', (text) =>
      text.replace('<v>46380</v>', `<v>${String(46380 - 1462)}</v>`),
    );
    const port = openWorkbookFile(path, clock);
    expect((await port.read()).rows[0]?.source.endDate).toBe('2026-12-24');
    const { customerId, subscriptionId } = row(1);
    await port.patch({
      rows: [
        {
          customerId,
          subscriptionId,
          source: { endDate: row(1).source.endDate },
          result: { updated: '2026-11-21T10:00:00Z' },
        },
      ],
    });
    expect((await port.read()).rows[0]).toMatchObject({
      source: { endDate: '2026-12-24' },
      result: { updated: '2026-11-21T10:00:00Z' },
    });
  });
});
