import { type TextStore } from '../../model';
import { HostError } from '../host-error';
import { type Argument, hostObject, isHostObject, type ObjectType } from '../object-type';
import { type WireValue } from '../protocol';
import { isGiven, text } from './input';

/** One entry of a store of the document, by its key. */
export interface Entry {
  readonly store: TextStore;
  readonly key: string;
}

export function read({ store, key }: Entry): WireValue {
  const found = store.get(key);
  if (found === undefined) throw new HostError('ItemNotFound');
  // Values are written by `write` below, or were JSON texts in the file.
  return JSON.parse(found) as WireValue;
}

export function write({ store, key }: Entry, value: Argument | undefined): void {
  if (!isGiven(value) || isHostObject(value)) throw new HostError('InvalidArgument');
  store.set(key, JSON.stringify(value));
}

export function remove({ store, key }: Entry): void {
  if (store.get(key) === undefined) throw new HostError('ItemNotFound');
  store.remove(key);
}

/** A collection of the entries of a store: `add` also replaces what the key held. */
export function storeCollection<Target>(
  name: string,
  itemType: ObjectType<Entry>,
  storeOf: (target: Target) => TextStore,
  extra: ObjectType<Target>['methods'] = {},
): ObjectType<Target> {
  const find = (target: Target, key: Argument | undefined) => {
    const store = storeOf(target);
    return store.get(text(key)) === undefined ? null : hostObject(itemType, { store, key: text(key) });
  };
  return {
    name,
    collection: {
      itemType: () => itemType,
      items: (target) => {
        const store = storeOf(target);
        return [...store.entries()].map(([key]) => hostObject(itemType, { store, key }));
      },
      find,
    },
    methods: {
      Add: (target, [key, value]) => {
        const entry = { store: storeOf(target), key: text(key) };
        write(entry, value);
        return hostObject(itemType, entry);
      },
      GetCount: (target) => storeOf(target).size,
      GetItemOrNullObject: (target, [key]) => find(target, key),
      ...extra,
    },
  };
}
