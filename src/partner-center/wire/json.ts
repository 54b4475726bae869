import * as z from 'zod/mini';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object as it came or goes, its property names untouched. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/** Whether a value is an object with named properties: neither null nor an array. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keeps an object exactly as it came. */
export const jsonObjectSchema = z.custom<JsonObject, unknown>(isObject, 'not an object');
