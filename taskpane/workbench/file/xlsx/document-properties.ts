import type { Workbook as FileWorkbook } from 'exceljs';
import type { Workbook } from '../../../../src/excel-host';

/** Properties of a document by their names in Office, with those that the writer of files has for them. */
const names = {
  title: 'title',
  subject: 'subject',
  keywords: 'keywords',
  comments: 'description',
  category: 'category',
  manager: 'manager',
  company: 'company',
} as const;
const pairs = Object.entries(names) as readonly [keyof typeof names, (typeof names)[keyof typeof names]][]; // keys of the table above

export function writeDocumentProperties(workbook: Workbook, file: FileWorkbook): void {
  file.creator = workbook.documentProperties.get('author') ?? workbook.author;
  for (const [name, inFile] of pairs) {
    const value = workbook.documentProperties.get(name);
    if (value !== undefined) file[inFile] = value;
  }
}

export function readDocumentProperties(file: FileWorkbook, workbook: Workbook): void {
  for (const [name, inFile] of [['author', 'creator'] as const, ...pairs]) {
    // What a file does not say is missing, whatever the types say.
    const value = file[inFile] as string | undefined;
    if (typeof value === 'string' && value !== '') workbook.documentProperties.set(name, value);
  }
}
