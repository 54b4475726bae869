import type { Area } from './area';
import type { CellValue } from './value';

/** What a function of formulas takes and answers: a value, cells, or rows of values. */
export type FunctionValue =
  CellValue | { readonly sheetId: string; readonly area: Area } | { readonly rows: readonly (readonly CellValue[])[] };
