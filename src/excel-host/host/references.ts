import { type HostObject } from './object-type';

/** The objects that the add-in asked to keep, each under one id until it is released. */
export class References {
  readonly #byId = new Map<string, HostObject>();
  readonly #ids = new WeakMap<HostObject, string>();
  #last = 0;

  /** Told of every object that is kept from now on, or no longer. */
  constructor(private readonly changed: (object: HostObject, kept: boolean) => void) {}

  get size(): number {
    return this.#byId.size;
  }

  keep(object: HostObject): string {
    const known = this.idOf(object);
    if (known !== undefined) return known;
    this.#last += 1;
    const id = `r${this.#last}`;
    this.#byId.set(id, object);
    this.#ids.set(object, id);
    this.changed(object, true);
    return id;
  }

  idOf(object: HostObject): string | undefined {
    const id = this.#ids.get(object);
    return id !== undefined && this.#byId.has(id) ? id : undefined;
  }

  find(id: string): HostObject | undefined {
    return this.#byId.get(id);
  }

  /** Releasing twice is not an error: the library repeats what it could not see answered. */
  remove(id: string): void {
    const object = this.#byId.get(id);
    if (object === undefined) return;
    this.#byId.delete(id);
    this.changed(object, false);
  }

  removeAll(): void {
    for (const id of [...this.#byId.keys()]) this.remove(id);
  }
}
