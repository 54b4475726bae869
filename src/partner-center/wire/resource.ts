import * as z from 'zod/mini';
import { isObject, type JsonObject } from './json';

type Shape = z.core.$ZodLooseShape;

/** What a schema of ours turns an unknown value into. */
export type Reader<Output> = z.ZodMiniType<Output>;

/** Properties of a JSON object in the spelling of the shape; the exact spelling wins, unknown ones are left out. */
function respell(shape: Shape): (value: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const names = Object.keys(shape);
  const byFold = new Map(names.map((name) => [name.toLowerCase(), name]));
  return (value) => {
    const respelled: Record<string, unknown> = {};
    // Every name of the shape is present, so that "missing" and "undefined" are one case for its schema.
    for (const name of names) respelled[name] = undefined;
    for (const [key, property] of Object.entries(value)) {
      const name = byFold.get(key.toLowerCase());
      if (name !== undefined && (key === name || !Object.hasOwn(value, name))) respelled[name] = property;
    }
    return respelled;
  };
}

/**
 * A resource of the service: its known properties read without regard to the case of their names, whatever else it
 * holds ignored. Nested resources are `resource`s themselves, so dictionaries and raw parts keep their own names.
 */
export function resource<S extends Shape>(shape: S): Reader<z.output<z.ZodMiniObject<S>>> {
  const toSpelling = respell(shape);
  const spelled = z.transform((value: unknown, payload): Record<string, unknown> => {
    if (isObject(value)) return toSpelling(value);
    payload.issues.push({ code: 'custom', message: 'not an object', input: value });
    return z.NEVER;
  });
  // The object schema judges every property by itself; its static input type would demand them judged already.
  return z.pipe(spelled, z.object(shape));
}

/** As `resource`, and beside the reading the object exactly as it came. */
export function wholeResource<S extends Shape>(
  shape: S,
): Reader<{ readonly read: z.output<z.ZodMiniObject<S>>; readonly raw: JsonObject }> {
  return z.pipe(
    z.transform((value: unknown): unknown => ({ read: value, raw: value })),
    z.object({
      read: resource(shape),
      raw: z.custom<JsonObject, unknown>(isObject, 'not an object'),
    }),
  );
}

/** A part that may be missing or null. */
export function optional<Output>(reader: Reader<Output>): Reader<Output | undefined> {
  return z.pipe(
    z.transform((value: unknown): unknown => value ?? undefined),
    z.optional(reader),
  );
}

/** A list inside a resource; a missing one, or null, is empty. */
export function list<Output>(reader: Reader<Output>): Reader<Output[]> {
  return z.pipe(
    z.transform((value: unknown): unknown => value ?? []),
    z.array(reader),
  );
}

/** A part that may change without notice: whatever cannot be read counts as missing. */
export function lenient<Output>(reader: Reader<Output>, fallback: Output): Reader<Output> {
  return z.catch(reader, () => fallback); // `catch` types its fallback as the output already
}

/** Reads with `reader`, then turns the result into the shape that the rest of the code uses. */
export function shaped<Read, Output>(reader: Reader<Read>, turn: (read: Read) => Output): Reader<Output> {
  return z.pipe(
    reader,
    z.transform((read: Read) => turn(read)),
  ); // `transform` types its output as awaited; ours is never a promise
}
