/** What may be entered into the cells of a column; the host refuses or warns while the agent types. */
export type Validation =
  /** A range or a formula that gives one, `{key}` standing for a cell of the row. `strict`: nothing else is taken. */
  | { readonly kind: 'list'; readonly source: string; readonly strict: boolean; readonly refusal: string }
  | { readonly kind: 'whole'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'instant' }
  | { readonly kind: 'country' };
