import { HostError } from './host-error';
import type { Host } from './host';
import { type Argument, type HostObject, isHostObject, methodNamed, unknownMember } from './object-type';
import {
  type ArgumentInfo,
  isRecord,
  type ObjectPathInfo,
  objectPathTypes,
  type ReferencedPaths,
  type WireValue,
} from './protocol';

type Resolved = HostObject | null;

/**
 * The objects that one request names. A path is followed when an action first needs it, in the order of the actions and
 * once: a path such as `rows.add(…)` has an effect.
 */
export class ObjectPaths {
  readonly #resolved = new Map<number, Resolved>();

  constructor(
    private readonly host: Host,
    private readonly paths: ReadonlyMap<number, ObjectPathInfo>,
  ) {}

  resolve(id: number): Resolved {
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const path = this.paths.get(id);
    if (path === undefined) throw new HostError('InvalidRequest', { message: `There is no object path ${id}.` });
    const object = this.#follow(path);
    this.#resolved.set(id, object);
    return object;
  }

  #follow(path: ObjectPathInfo): Resolved {
    switch (path.ObjectPathType) {
      case objectPathTypes.root:
        return this.host.root;
      case objectPathTypes.newObject:
        return this.host.newObject(path.Name);
      case objectPathTypes.reference: {
        const object = this.host.references.find(path.Name);
        if (object === undefined) throw new HostError('InvalidReference');
        return object;
      }
      case objectPathTypes.nullObject:
        return null;
      default:
        return this.#followMember(path);
    }
  }

  #followMember(path: ObjectPathInfo): Resolved {
    const parent = path.ParentObjectPathId === undefined ? this.host.root : this.resolve(path.ParentObjectPathId);
    // Whatever is asked of the null object leads to the null object again.
    if (parent === null) return null;
    const { name } = parent.type;
    switch (path.ObjectPathType) {
      case objectPathTypes.property: {
        const navigate = parent.type.navigations?.[path.Name];
        if (navigate === undefined) throw this.host.at(name, path.Name, unknownMember(name, path.Name));
        return this.host.run(name, path.Name, 'get', () => navigate(parent.target, this.host));
      }
      case objectPathTypes.method: {
        const method = methodNamed(parent.type, path.Name);
        if (method === undefined) throw this.host.at(name, path.Name, unknownMember(name, path.Name));
        const found = this.host.run(name, path.Name, 'get', () =>
          method(parent.target, this.argumentsOf(path.ArgumentInfo), this.host),
        );
        if (isHostObject(found)) return found;
        if (found == null) return null;
        throw new HostError('InvalidRequest', { message: `${name}.${path.Name} leads to no object.` });
      }
      case objectPathTypes.indexer:
        return this.#followIndexer(parent, path);
      default:
        throw new HostError('InvalidRequest', { message: `There is no kind ${path.ObjectPathType} of object path.` });
    }
  }

  #followIndexer(parent: HostObject, path: ObjectPathInfo): HostObject {
    const { name, collection } = parent.type;
    const find = collection?.find;
    if (find === undefined) throw this.host.at(name, 'GetItem', unknownMember(name, 'GetItem'));
    return this.host.run(name, 'GetItem', 'get', () => {
      const [key = null] = this.argumentsOf(path.ArgumentInfo);
      const item = find(parent.target, key, this.host);
      if (item === null) throw new HostError('ItemNotFound');
      return item;
    });
  }

  /** Arguments with the objects in the places where their paths were named, in either of the two ways. */
  argumentsOf(info: ArgumentInfo | undefined): readonly Argument[] {
    const values = info?.Arguments ?? [];
    return values.map((value, index) => this.#argument(value, info?.ReferencedObjectPathIds?.[index]));
  }

  /** A value in which objects may be named: `{ source: { _ObjectPathId: 13 } }`. */
  argument(value: WireValue): Argument {
    return this.#argument(value, undefined);
  }

  #argument(value: WireValue, reference: ReferencedPaths[number] | undefined): Argument {
    if (typeof reference === 'number' && reference !== 0) return this.resolve(reference);
    if (Array.isArray(value)) return this.#array(value, Array.isArray(reference) ? reference : undefined);
    if (!isRecord(value)) return value;
    const id = value['_ObjectPathId'];
    if (typeof id === 'number') return this.resolve(id);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#argument(item, undefined)]));
  }

  /** Blocks of cell values are by far the largest arguments: only an array that holds objects is copied. */
  #array(values: readonly WireValue[], references: readonly ReferencedPaths[number][] | undefined): Argument {
    const plain = references === undefined && values.every((item) => typeof item !== 'object' || item === null);
    return plain ? values : values.map((item, index) => this.#argument(item, references?.[index]));
  }
}
