/** Codes that Office answers with (`Excel.ErrorCodes`). */
export type ExcelErrorCode =
  | 'InvalidArgument'
  | 'InvalidReference'
  | 'InvalidOperation'
  | 'ItemNotFound'
  | 'ItemAlreadyExists'
  | 'AccessDenied'
  | 'InvalidSelection'
  | 'InsertDeleteConflict'
  | 'UnsupportedOperation'
  | 'InvalidBinding'
  | 'FilteredRangeConflict'
  | 'RangeExceedsLimit';

/** What the model refuses, with the code that Excel would answer with and the thing it is about. */
export class ExcelProblem extends Error {
  override readonly name = 'ExcelProblem';

  constructor(
    readonly code: ExcelErrorCode,
    /** What was refused, for the log: a name, an address. */
    readonly subject: string,
  ) {
    super(`${code}: ${subject}`);
  }
}
