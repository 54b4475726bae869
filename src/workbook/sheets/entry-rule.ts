import type { SheetTexts } from '../codec/texts';
import type { ColumnSchema } from '../schema/column';

/** What a person reads who selects a cell, or whose entry is refused. */
export interface Help {
  readonly title: string;
  readonly text: string;
}

/** What a cell takes. Formulas are without the leading `=` and hold `{key}` for a cell of the row. */
export type EntryTest =
  | { readonly kind: 'anything' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly source: string }
  | { readonly kind: 'whole' | 'decimal'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'length'; readonly length: number };

/** What may be entered into a cell, what helps with it, and what is said to an entry that is not taken. */
export interface EntryRule {
  readonly test: EntryTest;
  readonly help: Help | undefined;
  /** `warning`: the entry is taken if the agent insists. */
  readonly refusal: (Help & { readonly style: 'stop' | 'warning' }) | undefined;
}

/** What Excel shows of a title and of a text. */
const longestTitle = 32;
const longestText = 225;

function cut(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function fitting({ title, text }: Help): Help {
  return { title: cut(title, longestTitle), text: cut(text, longestText) };
}

/** First day that counts as an entry of `runAt`: 2000-01-01; a number typed by mistake is smaller. */
const earliestSerial = 36_526;
const latestSerial = 109_574;

function testOf({ validation }: ColumnSchema): EntryTest {
  switch (validation?.kind) {
    case undefined:
      return { kind: 'anything' };
    case 'list':
      return { kind: 'list', source: validation.source };
    case 'whole':
      return { kind: 'whole', minimum: validation.minimum, maximum: validation.maximum };
    case 'instant':
      // As a number: programs lose the formulas of the type `date` when they save a file with it.
      return { kind: 'decimal', minimum: earliestSerial, maximum: latestSerial };
    case 'country':
      return { kind: 'length', length: 2 };
  }
}

function refusalOf({ validation }: ColumnSchema, texts: SheetTexts): EntryRule['refusal'] {
  if (!validation) return undefined;
  const title = texts.text('wrong.title');
  switch (validation.kind) {
    case 'list':
      return {
        ...fitting({ title, text: texts.text(validation.refusal) }),
        style: validation.strict ? 'stop' : 'warning',
      };
    case 'whole':
      return { ...fitting({ title, text: texts.text('wrong.whole', { minimum: validation.minimum }) }), style: 'stop' };
    case 'instant':
    case 'country':
      return { ...fitting({ title, text: texts.text(`wrong.${validation.kind}`) }), style: 'stop' };
  }
}

/**
 * The rule for the cells of a column, or for its header. Help is shown this way because comments beside a table make a
 * file that Excel wants to repair (ExcelJS #1616), and because a selected cell shows it without a mouse.
 */
export function entryRule(
  schema: { readonly key: string },
  column: ColumnSchema,
  part: 'header' | 'cells',
  header: string,
  texts: SheetTexts,
): EntryRule {
  const help = fitting({ title: header, text: texts.text(`note.${schema.key}.${column.key}`) });
  if (part === 'header') return { test: { kind: 'anything' }, help, refusal: undefined };
  if (column.group !== 'P') {
    const kept = fitting({ title: texts.text('refuse.title'), text: texts.text('refuse.text') });
    return { test: { kind: 'nothing' }, help: undefined, refusal: { ...kept, style: 'stop' } };
  }
  return { test: testOf(column), help, refusal: refusalOf(column, texts) };
}
