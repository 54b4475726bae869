import type { Day } from '../../../base';
import type { ChoiceList } from '../../schema/choice-list';
import type { Saying } from '../../content';
import type { Cell } from './cell';
import { serialOfDay, serialOfInstant } from './date-serial';
import { fittingText } from './safe-text';
import type { SheetTexts } from '../texts';

/** What a cell becomes; null: empty. */
export type CellOrNone = Cell | null;

export function textCell(text: string | undefined): CellOrNone {
  return text === undefined || text === '' ? null : fittingText(text);
}

export function numberCell(value: number | undefined): CellOrNone {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

export function dayCell(day: Day | undefined): CellOrNone {
  return day === undefined ? null : serialOfDay(day);
}

export function instantCell(instant: string | undefined): CellOrNone {
  return instant === undefined ? null : numberCell(serialOfInstant(instant));
}

export function choiceCell<Code extends string>(
  list: ChoiceList<Code>,
  code: Code | undefined,
  texts: SheetTexts,
): CellOrNone {
  return code === undefined ? null : texts.label(list, code);
}

/** The words of what a row says, in the sheet's language; a text that was read back is said again as it is. */
export function wordsOfSaying(saying: Saying, texts: SheetTexts): string {
  if (typeof saying === 'string') return saying;
  return 'key' in saying ? texts.text(saying.key, saying.values) : texts.text(`row.${saying.code}`, saying.values);
}
