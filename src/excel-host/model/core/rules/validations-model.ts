import { overlaps, without, type Area } from '../../area';
import {
  defaultAlert,
  defaultPrompt,
  noValidation,
  validationTypeOf,
  type Validation,
  type ValidationChange,
  type ValidationRule,
} from '../../data-validation';
import { ExcelProblem } from '../../excel-problem';
import type { Validations } from '../../sheet';
import { formattedText } from '../../text/format-text';
import { anchorOf, respelledValidation, respelling } from '../formulas/adjust-formulas';
import { choicesOf, keepsTo, validationAt } from './judge-validation';
import type { SheetCore } from '../sheets/sheet-core';
import type { ValidationEntry } from '../states';
import { checkUnprotected } from '../cells/write-cells';

/** A list of constants takes so many signs, title and message of boxes as many as these ("DataValidation" limits). */
const longest = { source: 255, title: 32, message: 255 };

const merged = <Part extends object>(
  standard: Part,
  before: Part | undefined,
  change: Partial<Part> | undefined,
): Part => (change === undefined ? (before ?? standard) : { ...standard, ...change });

function formulasOf(rule: ValidationRule): readonly string[] {
  const bounds = rule.wholeNumber ?? rule.decimal ?? rule.date ?? rule.time ?? rule.textLength;
  return [rule.list?.source, rule.custom?.formula, bounds?.formula1, bounds?.formula2].filter(
    (text): text is string => typeof text === 'string' && text.startsWith('='),
  );
}

function check(sheet: SheetCore, area: Area, { rule, errorAlert, prompt }: Validation): void {
  const wrong = (subject: string): never => {
    throw new ExcelProblem('InvalidArgument', subject);
  };
  if (Object.values(rule).filter((part) => part !== undefined).length > 1) wrong('rule');
  if (
    rule.list &&
    (rule.list.source === '' || (!rule.list.source.startsWith('=') && rule.list.source.length > longest.source))
  ) {
    wrong('source');
  }
  if (rule.custom && !rule.custom.formula.startsWith('=')) wrong(rule.custom.formula);
  for (const box of [errorAlert, prompt]) {
    if (box.title.length > longest.title || box.message.length > longest.message) wrong(box.title);
  }
  const { shelf } = sheet.workbook.calculator;
  for (const text of formulasOf(rule)) {
    if (!shelf.read(text, { sheetId: sheet.id, row: area.row, column: area.column })) wrong(text);
  }
}

function same(a: Validation, b: Validation): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The cells of an entry without some; its formulas are spelled for the first cell that is left. */
function reduced(sheet: SheetCore, entry: ValidationEntry, taken: Area): readonly ValidationEntry[] {
  if (!entry.areas.some((area) => overlaps(area, taken))) return [entry];
  const areas = entry.areas.flatMap((area) => without(area, taken));
  if (areas.length === 0) return [];
  const respell = respelling(sheet, anchorOf(entry.areas), anchorOf(areas));
  return [{ areas, validation: { ...entry.validation, rule: respelledValidation(entry.validation.rule, respell) } }];
}

/** The validation that a part of an entry's cells has, spelled for its own first cell. */
function partOf(sheet: SheetCore, entry: ValidationEntry, area: Area): Validation {
  const respell = respelling(sheet, anchorOf(entry.areas), area);
  return { ...entry.validation, rule: respelledValidation(entry.validation.rule, respell) };
}

/** The validations of a sheet. */
export class SheetValidations implements Validations {
  constructor(private readonly sheet: SheetCore) {}

  list(): readonly ValidationEntry[] {
    return this.sheet.state.validations;
  }

  at(row: number, column: number): Validation | undefined {
    const entry = validationAt(this.sheet, { row, column });
    return entry && partOf(this.sheet, entry, { row, column, rows: 1, columns: 1 });
  }

  common(area: Area): ReturnType<Validations['common']> {
    const touching = this.sheet.state.validations.filter((entry) => entry.areas.some((one) => overlaps(one, area)));
    const covered = touching
      .flatMap((entry) => entry.areas)
      .reduce<readonly Area[]>((left, taken) => left.flatMap((part) => without(part, taken)), [area]);
    const [first] = touching;
    if (!first) return { validation: noValidation, type: 'None' };
    if (covered.length > 0) return { validation: noValidation, type: 'Inconsistent' };
    const validation = partOf(this.sheet, first, area);
    const type = validationTypeOf(validation.rule);
    if (touching.length === 1) return { validation, type };
    const differ = touching.some((entry) => !same(partOf(this.sheet, entry, area), validation));
    return differ ? { validation: noValidation, type: 'MixedCriteria' } : { validation, type };
  }

  change(area: Area, change: ValidationChange): void {
    checkUnprotected(this.sheet);
    const { validation: before } = this.common(area);
    const validation: Validation = {
      rule: change.rule ?? before.rule,
      ignoreBlanks: change.ignoreBlanks ?? before.ignoreBlanks,
      errorAlert: merged(defaultAlert, before.errorAlert, change.errorAlert),
      prompt: merged(defaultPrompt, before.prompt, change.prompt),
    };
    check(this.sheet, area, validation);
    this.sheet.workbook.change(() => {
      const others = this.sheet.state.validations.flatMap((entry) => reduced(this.sheet, entry, area));
      this.sheet.update({ validations: [...others, { areas: [area], validation }] });
    });
  }

  clear(area: Area): void {
    checkUnprotected(this.sheet);
    this.sheet.workbook.change(() => {
      this.sheet.update({
        validations: this.sheet.state.validations.flatMap((entry) => reduced(this.sheet, entry, area)),
      });
    });
  }

  isValid(row: number, column: number): boolean {
    const entry = validationAt(this.sheet, { row, column });
    return !entry || keepsTo(this.sheet, entry, { row, column });
  }

  choices(row: number, column: number): readonly string[] | undefined {
    const entry = validationAt(this.sheet, { row, column });
    if (entry?.validation.rule.list?.inCellDropDown !== true) return undefined;
    this.sheet.workbook.upToDate();
    return choicesOf(this.sheet, entry, { row, column })
      ?.filter((choice) => choice !== undefined)
      .map((choice) => formattedText(choice, 'General', this.sheet.workbook.locale));
  }
}
