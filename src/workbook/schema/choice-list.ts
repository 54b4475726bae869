/** A closed list of codes whose labels are `choice.<key>.<code>` in every language. */
export interface ChoiceList<Code extends string = string> {
  readonly key: string;
  readonly codes: readonly Code[];
  /** Codes that an agent may choose, in the order of the drop-down; undefined: the list is never chosen from. */
  readonly offered?: readonly Code[];
}
