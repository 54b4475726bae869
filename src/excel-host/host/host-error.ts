/** Error codes of Excel's JavaScript API with their HTTP status and the sentence that the documentation gives them. */
const known = {
  AccessDenied: [403, "You can't perform the requested operation."],
  ApiNotAvailable: [400, 'The requested API is not available.'],
  ApiNotFound: [
    404,
    'The API you are trying to use could not be found. It may be available in a newer version of Excel.',
  ],
  FilteredRangeConflict: [409, 'The attempted operation causes a conflict with a filtered range.'],
  GeneralException: [500, 'There was an internal error while processing the request.'],
  InsertDeleteConflict: [409, 'The insert or delete operation attempted resulted in a conflict.'],
  InvalidArgument: [400, 'The argument is invalid or missing or has an incorrect format.'],
  InvalidBinding: [400, 'This object binding is no longer valid due to previous updates.'],
  InvalidOperation: [400, 'The operation attempted is invalid on the object.'],
  InvalidOperationInCellEditMode: [400, 'The operation is not available while Excel is in Edit cell mode.'],
  InvalidReference: [400, 'This reference is not valid for the current operation.'],
  InvalidRequest: [400, 'Cannot process the request.'],
  InvalidSelection: [400, 'The current selection is invalid for this operation.'],
  ItemAlreadyExists: [409, 'The resource being created already exists.'],
  ItemNotFound: [404, "The requested resource doesn't exist."],
  NonBlankCellOffSheet: [409, 'Nonblank cells cannot be pushed off the sheet.'],
  NotImplemented: [501, 'The requested feature is not implemented.'],
  RangeExceedsLimit: [409, 'The cell count in the range has exceeded the maximum supported number.'],
  RequestPayloadSizeLimitExceeded: [413, 'The request payload size has exceeded the limit.'],
  ResponsePayloadSizeLimitExceeded: [413, 'The response payload size has exceeded the limit.'],
  UnsupportedOperation: [400, 'The operation being attempted is not supported.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type HostErrorCode = keyof typeof known;

export const isHostErrorCode = (code: string): code is HostErrorCode => Object.hasOwn(known, code);

/** What ends a batch: an error as Excel answers it. The place where it happened is added by whoever runs the batch. */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly status: number;
  /** The member that failed, as `Worksheet.getRange`: the innermost that says so. */
  location: string | undefined;

  constructor(
    readonly code: HostErrorCode,
    options: { readonly message?: string; readonly cause?: unknown } = {},
  ) {
    const [status, message] = known[code];
    super(options.message ?? message, 'cause' in options ? { cause: options.cause } : undefined);
    this.status = status;
  }

  /** An error of the workbook model carries the code that Excel would answer: anything else is a fault of this room. */
  static from(error: unknown): HostError {
    if (error instanceof HostError) return error;
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (error instanceof Error && typeof code === 'string' && isHostErrorCode(code)) {
      return new HostError(code, { cause: error });
    }
    return new HostError('GeneralException', {
      message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      cause: error,
    });
  }
}
