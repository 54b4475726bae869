/** What a body is made of before it is dressed for the wire; a `Date` becomes text by the dialect, undefined goes. */
export type Body = string | number | boolean | null | undefined | Date | readonly Body[] | BodyObject;
export interface BodyObject {
  readonly [name: string]: Body;
}

/** A body that came, with its names in lower case; requests are shown in camelCase and in PascalCase. */
export class Received {
  private constructor(private readonly fields: ReadonlyMap<string, unknown>) {}

  static from(value: unknown): Received {
    const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    return new Received(new Map(entries.map(([name, held]) => [name.toLowerCase(), held])));
  }

  has(name: string): boolean {
    return this.fields.has(name.toLowerCase());
  }

  value(name: string): unknown {
    return this.fields.get(name.toLowerCase());
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    return typeof value === 'string' ? value : undefined;
  }

  number(name: string): number | undefined {
    const value = this.value(name);
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string): boolean | undefined {
    const value = this.value(name);
    return typeof value === 'boolean' ? value : undefined;
  }

  /** Undefined where the field is missing or null. */
  list(name: string): readonly unknown[] | undefined {
    const value = this.value(name);
    return Array.isArray(value) ? (value as readonly unknown[]) : undefined; // an array of whatever came
  }

  texts(name: string): readonly string[] {
    return (this.list(name) ?? []).filter((entry): entry is string => typeof entry === 'string');
  }

  objects(name: string): readonly Received[] {
    return (this.list(name) ?? []).map((entry) => Received.from(entry));
  }
}
