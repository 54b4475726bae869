export { ExcelFile, type FileKind } from './excel-file';
