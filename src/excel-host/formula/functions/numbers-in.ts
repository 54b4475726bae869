import { toNumber } from '../coercion';
import { eachValue, sound, type Context, type Operand } from '../operand';

/** Numbers among the operands: texts and truth values count only where they are written in the formula ("SUM function"). */
export function numbersIn(operands: readonly Operand[], context: Context): number[] {
  const numbers: number[] = [];
  for (const operand of operands) {
    eachValue(operand, context, (value, direct) => {
      const known = sound(value);
      if (typeof known === 'number') numbers.push(known);
      else if (direct && known !== undefined) numbers.push(toNumber(known, context));
    });
  }
  return numbers;
}

/** A sum whose last digits do not depend on the order of what is added (Kahan). */
export function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = number - lost;
    const total = sum + next;
    lost = total - sum - next;
    sum = total;
  }
  return sum;
}
