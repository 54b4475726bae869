import * as z from 'zod/mini';
import { badRequest } from './refusal';

/** Property names in camel case: request samples are printed in PascalCase (partner-center-api.md 5.3). */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.charAt(0).toLowerCase() + key.slice(1), camelCased(item)]),
  );
}

/** Reads a request's body, or refuses it with the place that is wrong. */
export function readBody<T extends z.ZodMiniType>(schema: T, body: unknown): z.output<T> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  throw badRequest(`The request is not valid${place ? ` at ${place}` : ''}.`, 2000);
}

/** A field that may be missing or null. */
export const optional = <T extends z.ZodMiniType>(schema: T) => z.optional(z.nullable(schema));
