import { Workbook, type DataValidation, type Worksheet } from 'exceljs';
import { renderModel, sheetTexts } from '../../../src/workbook';
import { openWorkbookFile } from '../../../src/workbook/writers/xlsx-file';
import { clock, meta, plans, row } from '../samples';
import { temporaryFolder } from './temporary-folder';

const english = sheetTexts('en-US');
const polish = sheetTexts('pl-PL');

/** ExcelJS keeps validations by address; its types do not name the property. */
interface WithValidations {
  readonly dataValidations: { readonly model: Record<string, DataValidation> };
}

/** Conditional formats are not in its types either. */
interface WithConditions {
  readonly conditionalFormattings: unknown;
}

function validationAt(sheet: Worksheet, address: string): DataValidation | undefined {
  return (sheet as unknown as WithValidations).dataValidations.model[address];
}

describe('a file that gets another language', () => {
  const folder = temporaryFolder();
  const draw = async (name: string): Promise<string> => {
    const path = folder.path(name);
    await openWorkbookFile(path, clock).render(renderModel([row(1), row(2)], [], plans, meta, english));
    return path;
  };
  const inPolish = async (path: string): Promise<Workbook> => {
    const port = openWorkbookFile(path, clock);
    const { rows, users, plans: known, meta: facts } = await port.read();
    await port.render(renderModel(rows, users, known, facts, polish));
    return load(path);
  };
  const load = async (path: string): Promise<Workbook> => {
    const workbook = new Workbook();
    await workbook.xlsx.readFile(path);
    return workbook;
  };
  const columnOf = (sheet: Worksheet, header: string): number => {
    for (let column = 1; column <= sheet.columnCount; column += 1) {
      if (sheet.getCell(1, column).text === header) return column;
    }
    throw new Error(`no column shows ${header}`);
  };

  it('helps and refuses in that language', async () => {
    const workbook = await inPolish(await draw('help.xlsx'));
    const sheet = workbook.worksheets[0];
    if (!sheet) throw new Error('there is no sheet');
    const include = sheet.getColumn(columnOf(sheet, polish.text('column.migrations.include'))).letter;
    const cell = validationAt(sheet, `${include}2`);
    expect(cell?.prompt).toBe(polish.text('note.migrations.include'));
    expect(cell?.promptTitle).toBe(polish.text('column.migrations.include'));
    expect(cell?.error).toBe(polish.text('wrong.choice'));
    expect(validationAt(sheet, 'A2')?.error).toBe(polish.text('refuse.text'));
    expect(validationAt(sheet, 'A1')?.prompt).toBe(polish.text('note.migrations.customer'));
    expect(sheet.headerFooter.oddHeader).toContain(polish.text('summary.sandbox'));
  });

  it('marks copied rows in that language', async () => {
    const workbook = await inPolish(await draw('mark.xlsx'));
    const sheet = workbook.worksheets[0] as unknown as WithConditions | undefined;
    const shown = JSON.stringify(sheet?.conditionalFormattings);
    expect(shown).toContain(polish.text('mark.duplicate'));
    expect(shown).not.toContain(english.text('mark.duplicate'));
  });

  it('keeps the name of a sheet that somebody refers to, and every other name that Crossgrade did not give', async () => {
    const path = await draw('names.xlsx');
    const workbook = await load(path);
    workbook.addWorksheet('Mine').getCell('A1').value = { formula: 'Migrations!A2', result: 'x' };
    await workbook.xlsx.writeFile(path);
    const after = await inPolish(path);
    expect(after.worksheets.map((sheet) => sheet.name).slice(0, 4)).toEqual([
      'Migrations',
      'Users',
      'Plans',
      'Summary',
    ]);
    expect(after.getWorksheet('Mine')?.getCell('A1').formula).toBe('Migrations!A2');
  });

  it('lets names of cells and the formulas of Summary follow the sheet', async () => {
    const path = await draw('follow.xlsx');
    const workbook = await inPolish(path);
    const title = polish.text('sheet.migrations');
    expect(workbook.definedNames.getRanges('cg_migrations_customer').ranges[0]).toContain(title);
    const formulas: string[] = [];
    workbook.getWorksheet(polish.text('sheet.summary'))?.eachRow((line) => {
      line.eachCell((cell) => {
        if (cell.formula) formulas.push(cell.formula);
      });
    });
    expect(formulas.length).toBeGreaterThan(10);
    expect(formulas.filter((formula) => formula.includes('!')).every((one) => one.includes(`'${title}'!`))).toBe(true);
    expect((await openWorkbookFile(path, clock).read()).problems).toEqual([]);
  });
});
