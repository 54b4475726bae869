/** Tone of a cell by what it says; each is a colour beside the word, never instead of it. */
export const tones = ['quiet', 'busy', 'good', 'warning', 'bad', 'unclear', 'suggestion', 'duplicate'] as const;
export type Tone = (typeof tones)[number];

/** Fill and text of a tone, RRGGBB; contrast at least 4.5. A tone without fill keeps the cell's own. */
export const toneColours: Readonly<
  Record<Tone, { readonly fill?: string; readonly text: string; readonly italic?: boolean }>
> = {
  quiet: { text: '595959' },
  busy: { fill: 'DCE9F9', text: '0B4A86' },
  good: { fill: 'DDF2E3', text: '14532B' },
  warning: { fill: 'FFF1CC', text: '6B4A00' },
  bad: { fill: 'FBDADA', text: '8A1212' },
  unclear: { fill: 'EADCF7', text: '4B2279' },
  suggestion: { text: '5B6B7C', italic: true },
  duplicate: { fill: 'FBDADA', text: '8A1212' },
};

/** A look that cells take while a formula holds. */
export interface Condition {
  readonly tone: Tone;
  /** Columns whose cells change their look. */
  readonly columns: readonly string[];
  /** `{key}` stands for a cell of the row, `{key:column}` for the whole column. */
  readonly formula: string;
  /** Key of a text that is shown in place of the cell's own. */
  readonly shows?: string;
}
