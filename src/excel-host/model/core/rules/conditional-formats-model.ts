import { overlaps, without, type Area } from '../../area';
import type { ConditionalFormat, ConditionalRule } from '../../conditional-format';
import { ExcelProblem } from '../../excel-problem';
import type { FormatOverlay } from '../../format';
import type { ConditionalFormats } from '../../sheet';
import { anchorOf, respelledCondition, respelling } from '../formulas/adjust-formulas';
import type { SheetCore } from '../sheets/sheet-core';
import { checkAllowed, checkArea } from '../cells/write-cells';

function check(sheet: SheetCore, areas: readonly Area[], rule: ConditionalRule): void {
  const { shelf } = sheet.workbook.calculator;
  const texts =
    rule.type === 'Custom'
      ? [rule.rule.formula]
      : rule.type === 'CellValue'
        ? [rule.rule.formula1, rule.rule.formula2]
        : [];
  for (const text of texts) {
    if (typeof text !== 'string' || (rule.type === 'CellValue' && !text.startsWith('='))) continue;
    // Office sets the formula of a custom format after it was added: until then it is empty.
    if (text === '') continue;
    if (!shelf.read(text, { sheetId: sheet.id, ...anchorOf(areas) })) throw new ExcelProblem('InvalidArgument', text);
  }
}

/** "Use a negative priority to begin from the back"; what is beyond either end is that end (`ConditionalFormat.priority`). */
const placeOf = (priority: number, count: number): number =>
  priority < 0 ? Math.max(count + priority, 0) : Math.min(priority, count - 1);

/** The conditional formats of a sheet, the first one wins. */
export class SheetConditionalFormats implements ConditionalFormats {
  constructor(private readonly sheet: SheetCore) {}

  private get all(): readonly ConditionalFormat[] {
    return this.sheet.state.conditionalFormats;
  }

  private put(conditionalFormats: readonly ConditionalFormat[]): void {
    checkAllowed(this.sheet, 'allowFormatCells');
    this.sheet.workbook.change(() => this.sheet.update({ conditionalFormats }));
  }

  list(area?: Area): readonly ConditionalFormat[] {
    return area ? this.all.filter((format) => format.areas.some((one) => overlaps(one, area))) : this.all;
  }

  find(id: string): ConditionalFormat | undefined {
    return this.all.find((format) => format.id === id);
  }

  add(
    areas: readonly Area[],
    rule: ConditionalRule,
    format: FormatOverlay = {},
    at: 'first' | 'last' = 'first',
  ): ConditionalFormat {
    areas.forEach(checkArea);
    check(this.sheet, areas, rule);
    const added = { id: this.sheet.workbook.nextId('CF-'), areas, rule, format, stopIfTrue: false };
    this.put(at === 'first' ? [added, ...this.all] : [...this.all, added]);
    return added;
  }

  change(id: string, change: Parameters<ConditionalFormats['change']>[1]): ConditionalFormat {
    const before = this.find(id);
    if (!before) throw new ExcelProblem('ItemNotFound', id);
    const { priority, ...rest } = change;
    const changed: ConditionalFormat = { ...before, ...rest };
    check(this.sheet, changed.areas, changed.rule);
    const others = this.all.filter((format) => format.id !== id);
    const place = placeOf(priority ?? this.all.indexOf(before), this.all.length);
    this.put([...others.slice(0, place), changed, ...others.slice(place)]);
    return changed;
  }

  remove(id: string): void {
    if (!this.find(id)) throw new ExcelProblem('ItemNotFound', id);
    this.put(this.all.filter((format) => format.id !== id));
  }

  clear(area: Area): void {
    this.put(
      this.all.flatMap((format) => {
        if (!format.areas.some((one) => overlaps(one, area))) return [format];
        const areas = format.areas.flatMap((one) => without(one, area));
        if (areas.length === 0) return [];
        const respell = respelling(this.sheet, anchorOf(format.areas), anchorOf(areas));
        return [{ ...format, areas, rule: respelledCondition(format.rule, respell) }];
      }),
    );
  }
}
