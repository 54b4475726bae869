import type { RowPatch } from '../../src/workbook';

function merged<Cells extends object>(
  before: Partial<Cells> | undefined,
  now: Partial<Cells> | undefined,
): Partial<Cells> | undefined {
  return before === undefined || now === undefined ? (now ?? before) : { ...before, ...now };
}

/** What two patches of one row say together; where both say something, the later one counts. */
export function mergeRowPatch(before: RowPatch, now: RowPatch): RowPatch {
  const source = merged(before.source, now.source);
  const check = merged(before.check, now.check);
  const result = merged(before.result, now.result);
  return {
    ...before,
    ...now,
    ...(source === undefined ? {} : { source }),
    ...(check === undefined ? {} : { check }),
    ...(result === undefined ? {} : { result }),
  };
}
