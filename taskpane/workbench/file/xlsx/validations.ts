import {
  addressOf,
  formulaOfFile,
  noValidation,
  parseArea,
  validationTypeOf,
  type Area,
  type Bound,
  type BoundsRule,
  type Operator,
  type Sheet,
  type Validation,
  type ValidationRule,
} from '../../../../src/excel-host';
import { bareFormula } from './units';
import { attributes, elements, escapeXml, parseFragment, truth } from './xml';

const operators: Readonly<Record<Operator, string>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};
const operatorNames = Object.keys(operators) as readonly Operator[]; // keys of the table above

const boundKinds = {
  wholeNumber: 'whole',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  textLength: 'textLength',
} as const;
type BoundKind = keyof typeof boundKinds;
const boundKindNames = Object.keys(boundKinds) as readonly BoundKind[]; // keys of the table above

function boundsOf(rule: ValidationRule): readonly [string, BoundsRule] | undefined {
  for (const kind of boundKindNames) {
    const bounds = rule[kind];
    if (bounds) return [boundKinds[kind], bounds];
  }
  return undefined;
}

/** Type, operator and formulas of a rule, as a file holds them. */
function written(
  rule: ValidationRule,
): { readonly type: string; readonly operator?: string; readonly formulas: readonly string[] } | undefined {
  if (rule.list) {
    const { source } = rule.list;
    return {
      type: 'list',
      formulas: [source.startsWith('=') ? bareFormula(source) : `"${source.replaceAll('"', '""')}"`],
    };
  }
  if (rule.custom) return { type: 'custom', formulas: [bareFormula(rule.custom.formula)] };
  const bounds = boundsOf(rule);
  if (!bounds) return undefined;
  const [type, { operator, formula1, formula2 }] = bounds;
  const formulas = [formula1, ...(formula2 === undefined ? [] : [formula2])].map((bound) => bareFormula(String(bound)));
  return { type, operator: operators[operator], formulas };
}

function writeOne(areas: readonly Area[], { rule, ignoreBlanks, errorAlert, prompt }: Validation): string {
  const content = written(rule);
  const text = (value: string) => (value === '' ? undefined : value);
  const tag = attributes({
    type: content?.type,
    operator: content?.operator === 'between' ? undefined : content?.operator,
    errorStyle: errorAlert.style === 'Stop' ? undefined : errorAlert.style.toLowerCase(),
    allowBlank: ignoreBlanks ? true : undefined,
    // The attribute says the opposite of its name.
    showDropDown: rule.list?.inCellDropDown === false ? true : undefined,
    showInputMessage: prompt.showPrompt ? true : undefined,
    showErrorMessage: errorAlert.showAlert ? true : undefined,
    errorTitle: text(errorAlert.title),
    error: text(errorAlert.message),
    promptTitle: text(prompt.title),
    prompt: text(prompt.message),
    sqref: areas.map(addressOf).join(' '),
  });
  const formulas = (content?.formulas ?? []).map(
    (formula, index) => `<formula${String(index + 1)}>${escapeXml(formula)}</formula${String(index + 1)}>`,
  );
  return `<dataValidation${tag}>${formulas.join('')}</dataValidation>`;
}

/** The validations of a sheet as a file holds them; undefined where there are none. */
export function writeValidations(sheet: Sheet): string | undefined {
  const list = sheet.validations
    .list()
    .filter(
      ({ validation }) =>
        validationTypeOf(validation.rule) !== 'None' ||
        validation.prompt.message !== '' ||
        validation.prompt.title !== '',
    );
  if (list.length === 0) return undefined;
  const all = list.map(({ areas, validation }) => writeOne(areas, validation));
  return `<dataValidations count="${String(all.length)}">${all.join('')}</dataValidations>`;
}

function bound(text: string): Bound {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : formulaOfFile(text);
}

function readRule(element: Element): ValidationRule {
  const [formula1 = '', formula2] = ['formula1', 'formula2'].map((name) => elements(element, name)[0]?.textContent);
  const type = element.getAttribute('type');
  if (type === 'list') {
    const literal = /^"(.*)"$/s.exec(formula1);
    const source = literal ? (literal[1] ?? '').replaceAll('""', '"') : formulaOfFile(formula1);
    return { list: { inCellDropDown: !truth(element, 'showDropDown'), source } };
  }
  if (type === 'custom') return { custom: { formula: formulaOfFile(formula1) } };
  const kind = boundKindNames.find((one) => boundKinds[one] === type);
  if (!kind) return {};
  const name = element.getAttribute('operator') ?? 'between';
  const operator = operatorNames.find((one) => operators[one] === name) ?? 'Between';
  return {
    [kind]: { operator, formula1: bound(formula1), ...(formula2 === undefined ? {} : { formula2: bound(formula2) }) },
  };
}

const styles = { stop: 'Stop', warning: 'Warning', information: 'Information' } as const;

/** A validation of a file, and where it holds. */
export interface ReadValidation {
  readonly areas: readonly Area[];
  readonly validation: Validation;
}

/** Reads the validations out of the part of a sheet, in which they can cover a million cells with one line. */
export function readValidations(sheetXml: string): readonly ReadValidation[] {
  const document = parseFragment(sheetXml, 'dataValidations');
  if (!document) return [];
  return elements(document, 'dataValidation').map((element) => {
    const style = element.getAttribute('errorStyle') ?? 'stop';
    const text = (name: string) => element.getAttribute(name) ?? '';
    return {
      areas: text('sqref')
        .split(/\s+/)
        .flatMap((part): readonly Area[] => {
          const area = parseArea(part);
          return area ? [area] : [];
        }),
      validation: {
        rule: readRule(element),
        ignoreBlanks: truth(element, 'allowBlank'),
        errorAlert: {
          ...noValidation.errorAlert,
          showAlert: truth(element, 'showErrorMessage'),
          style: style in styles ? styles[style as keyof typeof styles] : 'Stop', // it is one of its keys
          title: text('errorTitle'),
          message: text('error'),
        },
        prompt: { showPrompt: truth(element, 'showInputMessage'), title: text('promptTitle'), message: text('prompt') },
      },
    };
  });
}
