/** Makes a kind that nobody handles a compile error; at run time it names the value that slipped through. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled kind: ${JSON.stringify(value)}`);
}
