import { errorValue, readError, type CellValue, type ErrorValue } from '../../model/value';
import { Grid, type Operand } from '../operand';

function valueOf(answer: unknown, noNumber: ErrorValue): CellValue {
  if (typeof answer === 'number') return Number.isFinite(answer) ? answer + 0 : noNumber;
  if (typeof answer === 'string' || typeof answer === 'boolean') return answer;
  if (answer instanceof Error) return readError(answer.message) ?? errorValue('#VALUE!');
  return errorValue('#VALUE!');
}

function operandOf(answer: unknown, noNumber: ErrorValue): Operand {
  if (!Array.isArray(answer)) return valueOf(answer, noNumber);
  return new Grid(
    answer.map((row: unknown) =>
      Array.isArray(row) ? row.map((value) => valueOf(value, noNumber)) : [valueOf(row, noNumber)],
    ),
  );
}

/**
 * What the library answers, as Excel shows it: its errors are objects, and `noNumber` stands for NaN and infinity. Where
 * it gives up, because a series is too long or it meets what it does not expect, that is an error of the formula.
 */
export function answered(work: () => unknown, noNumber: ErrorValue): Operand {
  try {
    return operandOf(work(), noNumber);
  } catch (problem) {
    if (problem instanceof RangeError) return errorValue('#NUM!');
    if (problem instanceof TypeError) return errorValue('#VALUE!');
    throw problem;
  }
}
