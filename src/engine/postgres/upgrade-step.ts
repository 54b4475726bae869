/** One step of the schema, never changed once it has been released: a change is a further step. */
export interface Upgrade {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
