import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../partner-center';

/** Fields that the service keeps itself, or that follow from the change. */
const service = new Set([
  'attributes',
  'links',
  'actions',
  'suspensionreasons',
  'refundoptions',
  'refundablequantity',
  'attentionneeded',
  'actiontaken',
  'cancellationalloweduntildate',
  'lastmodifieddate',
]);

function byName(resource: JsonObject): Map<string, unknown> {
  return new Map(Object.entries(resource).map(([name, value]) => [name.toLowerCase(), value]));
}

/** The order of names says nothing: what was kept in the database comes back in another. */
function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(a ?? null, b ?? null);
}

/**
 * Names of the fields that differ between what was read before a change and what is read after it, beside those that the
 * change was about: a PATCH of the whole resource can reset what it leaves out, and a colleague may have changed
 * something meanwhile (design.md, "PATCH").
 */
export function differences(before: JsonObject, after: JsonObject, changed: readonly string[]): readonly string[] {
  const old = byName(before);
  const now = byName(after);
  const expected = new Set(changed.map((name) => name.toLowerCase()));
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => !service.has(name) && !expected.has(name) && !same(old.get(name), now.get(name)))
    .map((name) => Object.keys({ ...before, ...after }).find((key) => key.toLowerCase() === name) ?? name)
    .sort();
}
