import type * as z from 'zod/mini';

type Primitive = string | number | boolean | null | undefined;

/** The type, with nothing in it that could be written to. */
export type Unwritable<T> = T extends Primitive
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Unwritable<Item>[]
    : { readonly [Key in keyof T]: Unwritable<T[Key]> };

/** What a schema reads; a workbook's own rows, which nobody may change either, are of it too. */
export type Read<Schema extends z.ZodMiniType> = Unwritable<z.output<Schema>>;
