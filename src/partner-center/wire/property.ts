/**
 * Answers use camelCase, but some samples are PascalCase: property names are read without regard to case
 * (partner-center-api.md 5.3). `toLowerCase` folds by Unicode rules, never by the user's locale.
 */
function sameName(a: string, b: string): boolean {
  return a === b || a.toLowerCase() === b.toLowerCase();
}

/** The name under which an object has a property, in whatever case; the exact spelling wins over a variant. */
export function spellingOf(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  return Object.keys(object).find((key) => sameName(key, name));
}

/** The value of a property, its name in whatever case. */
export function propertyOf(object: Readonly<Record<string, unknown>>, name: string): unknown {
  const spelling = spellingOf(object, name);
  return spelling === undefined ? undefined : object[spelling];
}

/** A copy with one property replaced under the name that the object already uses for it; all others keep theirs. */
export function withProperty<V>(object: Readonly<Record<string, V>>, name: string, value: V): Record<string, V> {
  const used = spellingOf(object, name) ?? name;
  const entries = Object.entries(object).filter(([key]) => key === used || !sameName(key, used));
  // `fromEntries` defines properties, so a key such as `__proto__` stays plain data.
  const copy = Object.fromEntries(entries);
  copy[used] = value;
  return copy;
}
