import { Problem } from '../../src/base';

/** What reads a value: a schema of the contract. */
export interface Reader<Out> {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: Out } | { readonly success: false; readonly error: unknown };
}

/** A text as JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Reads what the gateway said; an answer of another shape is a problem and not a guess. */
export function readAs<Out>(reader: Reader<Out>, value: unknown, operation: string): Out {
  const read = reader.safeParse(value);
  if (read.success) return read.data;
  throw new Problem('gateway-unexpected-answer', { operation, status: 200 }, { cause: read.error });
}
