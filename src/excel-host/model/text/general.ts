/** How many signs a number takes in the General format, its sign not counted. */
const widest = 11;

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

function scientific(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(5).split('e');
  const digits = exponent.replace(/^[+-]/, '');
  return `${withoutZeros(mantissa)}E${exponent.startsWith('-') ? '-' : '+'}${digits.padStart(2, '0')}`;
}

/** A number in the General format, with a point: at most eleven signs, else scientific. */
export function generalText(value: number): string {
  if (value === 0) return '0';
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value);
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  if (magnitude >= widest || magnitude < -9) return scientific(value);
  const room = value < 0 ? widest + 1 : widest;
  if (magnitude >= -4 && magnitude <= -1) return withoutZeros(value.toPrecision(10 + magnitude));
  const exact = withoutZeros(value.toFixed(12));
  if (exact.length <= room) return exact;
  const digits = widest - 2 - Math.max(magnitude, 0);
  if (magnitude < 0) return scientific(value);
  return withoutZeros(value.toFixed(Math.max(digits, 0)));
}
