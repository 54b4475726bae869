/** `Excel.DynamicFilterCriteria`, without the months and quarters of any year. */
export const dynamicCriteria = [
  'AboveAverage',
  'BelowAverage',
  'Today',
  'Yesterday',
  'Tomorrow',
  'ThisWeek',
  'LastWeek',
  'NextWeek',
  'ThisMonth',
  'LastMonth',
  'NextMonth',
  'ThisQuarter',
  'LastQuarter',
  'NextQuarter',
  'ThisYear',
  'LastYear',
  'NextYear',
] as const;
export type DynamicCriteria = (typeof dynamicCriteria)[number];

/** What a filtered column lets through, in the shape of `Excel.FilterCriteria`. */
export interface FilterCriteria {
  readonly filterOn:
    | 'Values'
    | 'Custom'
    | 'TopItems'
    | 'BottomItems'
    | 'TopPercent'
    | 'BottomPercent'
    | 'CellColor'
    | 'FontColor'
    | 'Dynamic';
  /** The texts of cells that are shown, as they are displayed; `''` stands for blank cells. */
  readonly values?: readonly string[];
  /** `=text`, `<>text`, `>5`, with `*` and `?`; for top and bottom the count. */
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: 'And' | 'Or';
  readonly dynamicCriteria?: DynamicCriteria;
  /** `#RRGGBB` of the fill or font. */
  readonly color?: string;
}

/** What a column is sorted by, in the shape of `Excel.SortField`. */
export interface SortField {
  /** Which column (or row, where columns are sorted) of the area, from 0. */
  readonly key: number;
  readonly ascending?: boolean;
  readonly sortOn?: 'Value' | 'CellColor' | 'FontColor';
  readonly color?: string;
  readonly dataOption?: 'Normal' | 'TextAsNumber';
}

/** The filter of a table or of a sheet. */
export interface FilterState {
  /** Whether the buttons are shown. */
  readonly shown: boolean;
  /** By the column of the area, from 0. */
  readonly criteria: ReadonlyMap<number, FilterCriteria>;
}
