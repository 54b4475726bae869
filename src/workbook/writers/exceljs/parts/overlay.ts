import type { PackageChanges, PackageSource } from './package';

async function* once(text: string): AsyncIterable<string> {
  await Promise.resolve();
  yield text;
}

/** A package as it will be with these changes, to be read or changed further before anything is written. */
export function overlay(source: PackageSource, changes: PackageChanges): PackageSource {
  const names = new Set(source.names);
  for (const [name, change] of changes) {
    if (change === 'removed') names.delete(name);
    else names.add(name);
  }
  const chunks = (name: string): AsyncIterable<string> => {
    const change = changes.get(name);
    if (change === undefined || change === 'removed') return source.chunks(name);
    return 'text' in change ? once(change.text) : change.chunks();
  };
  return {
    names: [...names],
    chunks,
    async text(name) {
      if (!changes.has(name)) return source.text(name);
      let text = '';
      for await (const chunk of chunks(name)) text += chunk;
      return text;
    },
  };
}
