import type { Area } from './area';
import type { FormatOverlay } from './format';
import type { Bound, Operator } from './data-validation';

/** `Excel.ConditionalFormatPresetCriterion`. */
export const presetCriteria = [
  'Blanks',
  'NonBlanks',
  'Errors',
  'NonErrors',
  'UniqueValues',
  'DuplicateValues',
  'AboveAverage',
  'BelowAverage',
  'EqualOrAboveAverage',
  'EqualOrBelowAverage',
  'OneStdDevAboveAverage',
  'OneStdDevBelowAverage',
  'TwoStdDevAboveAverage',
  'TwoStdDevBelowAverage',
  'ThreeStdDevAboveAverage',
  'ThreeStdDevBelowAverage',
  'Yesterday',
  'Today',
  'Tomorrow',
  'LastSevenDays',
  'LastWeek',
  'ThisWeek',
  'NextWeek',
  'LastMonth',
  'ThisMonth',
  'NextMonth',
] as const;
export type PresetCriterion = (typeof presetCriteria)[number];

/** When a conditional format holds; the kinds and shapes of Office. Formulas are as the first cell would hold them. */
export type ConditionalRule =
  | {
      readonly type: 'CellValue';
      readonly rule: { readonly operator: Operator; readonly formula1: Bound; readonly formula2?: Bound };
    }
  | { readonly type: 'Custom'; readonly rule: { readonly formula: string } }
  | {
      readonly type: 'ContainsText';
      readonly rule: {
        readonly operator: 'Contains' | 'NotContains' | 'BeginsWith' | 'EndsWith';
        readonly text: string;
      };
    }
  | {
      readonly type: 'PresetCriteria';
      readonly rule: { readonly criterion: PresetCriterion };
    }
  | {
      readonly type: 'TopBottom';
      readonly rule: {
        readonly type: 'TopItems' | 'TopPercent' | 'BottomItems' | 'BottomPercent';
        readonly rank: number;
      };
    }
  /** Kept and saved, but not drawn: nothing in a cell's format says what they would show. */
  | { readonly type: 'DataBar' | 'ColorScale' | 'IconSet'; readonly rule: Readonly<Record<string, unknown>> };

/** A look that cells take while a rule holds. */
export interface ConditionalFormat {
  readonly id: string;
  readonly areas: readonly Area[];
  readonly rule: ConditionalRule;
  readonly format: FormatOverlay;
  readonly stopIfTrue: boolean;
}

export type ConditionalType = ConditionalRule['type'];
