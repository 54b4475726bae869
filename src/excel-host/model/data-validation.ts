/** `Excel.DataValidationOperator`. */
export type Operator =
  | 'Between'
  | 'NotBetween'
  | 'EqualTo'
  | 'NotEqualTo'
  | 'GreaterThan'
  | 'LessThan'
  | 'GreaterThanOrEqualTo'
  | 'LessThanOrEqualTo';

/** A bound of a rule: a number, or a formula that begins with `=`, as its first cell would hold it. */
export type Bound = number | string;

export interface BoundsRule {
  readonly operator: Operator;
  readonly formula1: Bound;
  readonly formula2?: Bound;
}

/** What a cell takes, in the shape of `Excel.DataValidationRule`: at most one of the kinds. */
export interface ValidationRule {
  readonly list?: {
    readonly inCellDropDown: boolean;
    /** Choices with commas between them, or a formula that begins with `=`. */
    readonly source: string;
  };
  readonly wholeNumber?: BoundsRule;
  readonly decimal?: BoundsRule;
  readonly date?: BoundsRule;
  readonly time?: BoundsRule;
  readonly textLength?: BoundsRule;
  readonly custom?: { readonly formula: string };
}

export type AlertStyle = 'Stop' | 'Warning' | 'Information';

export interface ValidationAlert {
  readonly showAlert: boolean;
  readonly style: AlertStyle;
  readonly title: string;
  readonly message: string;
}

export interface ValidationPrompt {
  readonly showPrompt: boolean;
  readonly title: string;
  readonly message: string;
}

/** The validation of some cells. Formulas are relative to the top left cell of the first area that it was set on. */
export interface Validation {
  readonly rule: ValidationRule;
  readonly ignoreBlanks: boolean;
  readonly errorAlert: ValidationAlert;
  readonly prompt: ValidationPrompt;
}

/** A change of a validation: what it does not name stays, a rule is given whole. */
export interface ValidationChange {
  readonly rule?: ValidationRule;
  readonly ignoreBlanks?: boolean;
  readonly errorAlert?: Partial<ValidationAlert>;
  readonly prompt?: Partial<ValidationPrompt>;
}

/** `Excel.DataValidationType`; `Inconsistent` and `MixedCriteria` are for ranges whose cells differ. */
export type ValidationType =
  | 'None'
  | 'WholeNumber'
  | 'Decimal'
  | 'List'
  | 'Date'
  | 'Time'
  | 'TextLength'
  | 'Custom'
  | 'Inconsistent'
  | 'MixedCriteria';

export const defaultAlert: ValidationAlert = { showAlert: true, style: 'Stop', title: '', message: '' };
export const defaultPrompt: ValidationPrompt = { showPrompt: true, title: '', message: '' };

export const noValidation: Validation = {
  rule: {},
  ignoreBlanks: true,
  errorAlert: defaultAlert,
  prompt: defaultPrompt,
};

export function validationTypeOf(rule: ValidationRule): ValidationType {
  if (rule.list) return 'List';
  if (rule.wholeNumber) return 'WholeNumber';
  if (rule.decimal) return 'Decimal';
  if (rule.date) return 'Date';
  if (rule.time) return 'Time';
  if (rule.textLength) return 'TextLength';
  return rule.custom ? 'Custom' : 'None';
}
