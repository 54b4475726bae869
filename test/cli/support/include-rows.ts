import { Workbook } from 'exceljs';

/** What a person does in Excel: says Yes to rows of Migrations, here to the first ones with a suggested plan. */
export async function includeRows(file: string, most: number): Promise<number> {
  const workbook = new Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.getWorksheet('Migrations');
  const headers = sheet?.getRow(1).values;
  if (!sheet || !Array.isArray(headers)) throw new Error('no sheet Migrations');
  const columnOf = (header: string): number => headers.indexOf(header);
  let included = 0;
  for (let number = 2; number <= sheet.rowCount && included < most; number += 1) {
    const row = sheet.getRow(number);
    const plan = row.getCell(columnOf('Target plan')).value;
    if (plan === null || plan === '') continue;
    row.getCell(columnOf('Include')).value = 'Yes';
    included += 1;
  }
  await workbook.xlsx.writeFile(file);
  return included;
}
