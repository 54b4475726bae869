import * as z from 'zod/mini';
import { camelCased, readBody } from './body';
import { badRequest } from './refusal';

const filterSchema = z.object({ field: z.string(), value: z.string(), operator: z.string() });

/** The `filter` of a query: one field, one value, one operator, everything in lower case. */
export interface Filter {
  readonly field: string;
  readonly value: string;
  readonly operator: string;
}

export function readFilter(text: string | undefined): Filter | undefined {
  if (text === undefined || text === '') return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw badRequest('filter is not JSON.', 2000);
  }
  const { field, value, operator } = readBody(filterSchema, camelCased(parsed));
  return { field: field.toLowerCase(), value: value.toLowerCase(), operator: operator.toLowerCase() };
}
