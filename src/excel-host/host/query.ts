import { HostError } from './host-error';
import type { Host } from './host';
import { type HostObject, type ObjectType, unknownMember } from './object-type';
import { isMemberOfExcel } from './requirement-sets';
import { isRecord, type QueryInfo, type RecursiveQueryInfo, type WireValue } from './protocol';
import { orAll, type Selection, selectionOf } from './selection';

type Answer = Record<string, WireValue>;

/** How a member's name on the wire is found by a name in any case. */
const byLowerCase = new WeakMap<object, ReadonlyMap<string, string>>();

function nameIn(members: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined {
  if (members === undefined) return undefined;
  const known = byLowerCase.get(members) ?? new Map(Object.keys(members).map((key) => [key.toLowerCase(), key]));
  byLowerCase.set(members, known);
  return known.get(name);
}

/** What `load` and `retrieve` answer. One instance a request. */
export class Query {
  constructor(
    private readonly host: Host,
    /** Whether objects that come with the answer are kept as well. */
    private readonly autoKeep: boolean,
  ) {}

  answer(object: HostObject | null, query: QueryInfo): WireValue {
    if (object === null) return null;
    return this.#answer(object, selectionOf(query), query);
  }

  /** What the library needs to refer to the object from now on. */
  identityOf(object: HostObject, autoKeep = false): Answer {
    const { type, target } = object;
    if (type.kept === true) {
      const id = autoKeep ? this.host.references.keep(object) : this.host.references.idOf(object);
      return id === undefined ? {} : { _ReferenceId: id };
    }
    return type.identify === undefined ? {} : { Id: type.identify(target, this.host) };
  }

  /** Loads an object and what it leads to, each class by its own query. */
  answerRecursively(object: HostObject | null, query: RecursiveQueryInfo): WireValue {
    return this.#recursive(object, query, query.MaxDepth ?? Infinity);
  }

  /** Whether the object still has the values that the add-in knows (`ensureUnchanged`). */
  requireUnchanged(object: HostObject | null, state: Readonly<Record<string, WireValue>>): void {
    const select = Object.keys(state);
    const now = this.answer(object, { Select: select });
    const found = isRecord(now) ? new Map(Object.entries(now).map(([key, value]) => [key.toLowerCase(), value])) : null;
    for (const name of select) {
      if (JSON.stringify(found?.get(name.toLowerCase())) === JSON.stringify(state[name])) continue;
      throw new HostError('InvalidOperation', { message: `${name} has changed.` });
    }
  }

  #answer(object: HostObject, selection: Selection, query: QueryInfo = {}): Answer {
    const { collection } = object.type;
    if (collection === undefined) {
      return { ...this.identityOf(object, this.autoKeep), ...this.#members(object, selection) };
    }
    const itemType = collection.itemType();
    const isOwn = (name: string) => isMember(object.type, name) && !isMember(itemType, name);
    const ofItems = this.#partOf(selection, (name) => !isOwn(name));
    const own = this.#partOf(selection, isOwn);
    const answer = this.#members(object, own);
    if (ofItems.all || ofItems.names.size > 0) {
      const skip = query.Skip ?? 0;
      const items = collection.items(object.target, this.host);
      const wanted = items.slice(skip, query.Top == null ? undefined : skip + query.Top);
      answer['_Items'] = wanted.map((item) => this.#answer(item, ofItems));
    }
    return answer;
  }

  /** `items/name` arrives as `name`: a name belongs to the items where they have it, else to the collection. */
  #partOf(selection: Selection, belongs: (name: string) => boolean): Selection {
    const names = new Map([...selection.names].filter(([name]) => belongs(name)));
    return { all: selection.all, names };
  }

  #members(object: HostObject, selection: Selection): Answer {
    const { type, target } = object;
    const answer: Answer = {};
    const read = (name: string) => {
      const property = type.properties?.[name];
      if (property === undefined) return;
      answer[name] = this.host.run(type.name, name, 'get', () => property.get(target, this.host));
    };
    if (selection.all) {
      for (const name of Object.keys(type.properties ?? {})) if (this.host.supports(type.name, name)) read(name);
    }
    for (const [name, inner] of selection.names) {
      const property = nameIn(type.properties, name);
      if (property !== undefined) {
        if (!(property in answer)) read(property);
        continue;
      }
      const navigation = nameIn(type.navigations, name);
      const navigate = navigation === undefined ? undefined : type.navigations?.[navigation];
      if (navigation === undefined || navigate === undefined) {
        // What no version of Excel has is left out, as Excel does: add-ins load `no-properties-needed` to get items only.
        if (!isMemberOfExcel(type.name, name)) continue;
        throw this.host.at(type.name, name, unknownMember(type.name, name));
      }
      const next = this.host.run(type.name, navigation, 'get', () => navigate(target, this.host));
      answer[navigation] = next === null ? null : this.#answer(next, orAll(inner));
    }
    return answer;
  }

  #recursive(object: HostObject | null, query: RecursiveQueryInfo, depth: number): WireValue {
    if (object === null) return null;
    const ofClass = query.Queries[object.type.name] ?? query.Queries[object.type.collection?.itemType().name ?? ''];
    const answer: Answer = ofClass === undefined ? {} : this.#answer(object, selectionOf(ofClass), ofClass);
    if (depth <= 0) return answer;
    for (const [name, navigate] of Object.entries(object.type.navigations ?? {})) {
      const next = this.host.supports(object.type.name, name) ? navigate(object.target, this.host) : null;
      const itemName = next?.type.collection?.itemType().name;
      if (next === null || !(next.type.name in query.Queries || (itemName ?? '') in query.Queries)) continue;
      answer[name] = this.#recursive(next, query, depth - 1);
    }
    return answer;
  }
}

function isMember(type: ObjectType<never>, name: string): boolean {
  return nameIn(type.properties, name) !== undefined || nameIn(type.navigations, name) !== undefined;
}
