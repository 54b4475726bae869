/** As JSON, with what is undefined written as `null`: for a patch that means "empty now". */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (part === undefined ? null : part));
}
