import { HostError } from './host-error';
import type { Host } from './host';
import { type WireValue } from './protocol';

/** What a member is called with: plain values, and objects where the add-in handed one in. */
export type Argument =
  null | boolean | number | string | HostObject | readonly Argument[] | { readonly [name: string]: Argument };

export interface Property<Target> {
  readonly get: (target: Target, host: Host) => WireValue;
  /** Absent: the property can only be read. */
  readonly set?: (target: Target, value: Argument, host: Host) => void;
}

/** A method answers a plain value, or the object that a path leads to; null is the null object. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- because most methods answer nothing.
export type Method<Target> = (target: Target, input: readonly Argument[], host: Host) => WireValue | HostObject | void;

export interface Collection<Target> {
  readonly itemType: () => ObjectType<never>;
  readonly items: (target: Target, host: Host) => readonly HostObject[];
  /** `getItem`: null where there is none. Absent: the collection has no `getItem`. */
  readonly find?: (target: Target, key: Argument, host: Host) => HostObject | null;
}

/** One class of Excel's JavaScript API: its members by their names on the wire. */
export interface ObjectType<Target> {
  readonly name: string;
  readonly properties?: Readonly<Record<string, Property<Target>>>;
  /** Members that lead to another object. */
  readonly navigations?: Readonly<Record<string, (target: Target, host: Host) => HostObject | null>>;
  readonly methods?: Readonly<Record<string, Method<Target>>>;
  /** Methods that are too many to be named one by one; undefined: there is none of that name. */
  readonly otherMethods?: (name: string) => Method<Target> | undefined;
  readonly collection?: Collection<Target>;
  /** What `getItem` of its collection takes; the library refers to the object by it from then on. */
  readonly identify?: (target: Target, host: Host) => string | number;
  /** Whether the library may ask to keep the object: it follows the cells then (`_KeepReference`). */
  readonly kept?: boolean;
}

/** An object that a request can name: a target in the workbook together with its class. */
export interface HostObject {
  readonly type: ObjectType<unknown>;
  readonly target: unknown;
  /** The target, where the object is of this class. */
  as<Target>(type: ObjectType<Target>): Target | undefined;
}

class TypedObject implements HostObject {
  constructor(
    readonly type: ObjectType<unknown>,
    readonly target: unknown,
  ) {}

  as<Target>(type: ObjectType<Target>): Target | undefined {
    // The cast holds because type and target were only ever paired by `hostObject`.
    return this.type === (type as ObjectType<unknown>) ? (this.target as Target) : undefined;
  }
}

/** The object of a target. The pair is made here alone, so that members never meet a target of another class. */
export function hostObject<Target>(type: ObjectType<Target>, target: Target): HostObject {
  return new TypedObject(type as ObjectType<unknown>, target);
}

export const isHostObject = (value: unknown): value is HostObject => value instanceof TypedObject;

/** The name by which programmers know a member: `getItem` for `GetItem`. */
export const publicName = (wireName: string) =>
  wireName.startsWith('_') ? wireName : wireName.slice(0, 1).toLowerCase() + wireName.slice(1);

/** The name on the wire: `GetItem` for `getItem`. */
export const wireName = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1);

/** The method of a class with this name on the wire. */
export const methodNamed = ({ methods, otherMethods }: ObjectType<unknown>, name: string) =>
  methods?.[name] ?? otherMethods?.(name);

/** Says which member of which class this host does not know, so that nobody takes silence for an answer. */
export function unknownMember(type: string, member: string): HostError {
  return new HostError('ApiNotFound', {
    message: `This host does not know ${type}.${publicName(member)}: it is not Excel, and has only what its tables name.`,
  });
}
