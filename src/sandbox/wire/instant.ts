/** An instant with milliseconds, as legacy commerce prints it. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** An instant with 7 digits of a second, as new commerce prints it. */
export function preciseInstant(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  return `${new Date(whole).toISOString().slice(0, -1)}0000Z`;
}

/** An instant at the start of its second. */
export function secondInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
