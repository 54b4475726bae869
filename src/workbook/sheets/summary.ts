import { rowStates } from '../../migration';
import { compareTexts } from '../../migration';
import type { Cell, CellValue } from '../codec/cells/cell';
import { dayOfSerial, serialOfDay } from '../codec/cells/date-serial';
import { isErrorCell, type ReadCell } from '../codec/cells/grid';
import type { SheetTexts } from '../codec/texts';
import type { WorkbookMeta } from '../content';
import type { Day } from '../../base';
import { blockCell, type Block, type BlockCell, type BlockLook } from './block';

/** Columns of Migrations that Summary counts and adds up. */
export const summaryColumns = [
  'subscriptionId',
  'stateCode',
  'licenses',
  'targetPlan',
  'targetLicenses',
  'endDate',
  'cost',
  'costChange',
  'currency',
] as const;
export type SummaryColumn = (typeof summaryColumns)[number];

/** Cells of one row that Summary looks at; dates in the 1900 system. */
export type SummaryFacts = Readonly<Partial<Record<SummaryColumn, ReadCell>>>;

export interface SummarySource {
  readonly facts: readonly SummaryFacts[];
  readonly meta: WorkbookMeta;
  readonly today: Day;
  readonly texts: SheetTexts;
  /** A whole column of Migrations, as a formula spells it. */
  readonly column: (key: SummaryColumn) => string;
}

/** How many columns Summary fills; what stands right of them is the agent's. */
export const summaryWidth = 6;

const daysAWeek = 7;
/** States in which a last day puts nobody at risk any more. */
const settled = ['done', 'drifted'];

const numberIn = (cell: ReadCell): number => (typeof cell === 'number' ? cell : 0);
const textIn = (cell: ReadCell): string => (cell === undefined || isErrorCell(cell) ? '' : String(cell));
/** Spreadsheets compare texts without their case. */
const folded = (cell: ReadCell): string => textIn(cell).toLowerCase();
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const cents = (value: number): number => Math.round(value * 100) / 100;
const formula = (text: string, value: CellValue): Cell => ({ formula: text, value });

/** A cell's text as the criterion of COUNTIF and SUMIFS: exactly this text, whatever signs are in it. */
const exactly = (cell: string): string => `"="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},"~","~~"),"*","~*"),"?","~?")`;

/** Monday of the week of a serial number; serial 2 was a Monday. */
const mondayOf = (serial: number): number => Math.floor(serial) - ((Math.floor(serial) - 2) % daysAWeek);

type Facts = readonly SummaryFacts[];

/** Rows by what a cell of theirs says. */
function factsBy<Key>(facts: Facts, keyOf: (fact: SummaryFacts) => Key): (key: Key) => Facts {
  const groups = new Map<Key, SummaryFacts[]>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const group = groups.get(key);
    if (group) group.push(fact);
    else groups.set(key, [fact]);
  }
  return (key) => groups.get(key) ?? [];
}

/** Writes rows one under the other and knows the number of the next one. */
class BlockWriter {
  readonly rows: (BlockCell | undefined)[][] = [];

  get next(): number {
    return this.rows.length + 1;
  }

  add(...cells: (readonly [Cell | undefined, BlockLook])[]): void {
    this.rows.push(cells.map(([cell, look]) => blockCell(cell, look)));
  }

  heading(title: string, ...columns: string[]): void {
    this.rows.push([]);
    this.add([title, 'title']);
    this.add(...columns.map((column): [Cell, BlockLook] => [column, 'heading']));
  }
}

function byState(writer: BlockWriter, { facts, texts, column }: SummarySource): void {
  writer.heading(
    texts.text('summary.byState'),
    ...['state', 'rows', 'licenses'].map((key) => texts.text(`summary.${key}`)),
  );
  const first = writer.next;
  const inState = factsBy(facts, (fact) => folded(fact.stateCode));
  for (const state of rowStates) {
    const rows = inState(state);
    writer.add(
      [texts.text(`state.${state}`), 'label'],
      [formula(`COUNTIF(${column('stateCode')},"${state}")`, rows.length), 'number'],
      [
        formula(
          `SUMIFS(${column('licenses')},${column('stateCode')},"${state}")`,
          sum(rows.map((row) => numberIn(row.licenses))),
        ),
        'number',
      ],
    );
  }
  const last = writer.next - 1;
  const known = rowStates.flatMap((state) => inState(state));
  writer.add(
    [texts.text('summary.total'), 'total'],
    [formula(`SUM(B${String(first)}:B${String(last)})`, known.length), 'number'],
    [formula(`SUM(C${String(first)}:C${String(last)})`, sum(known.map((row) => numberIn(row.licenses)))), 'number'],
  );
}

function byPlan(writer: BlockWriter, { facts, texts, column }: SummarySource): void {
  writer.heading(
    texts.text('summary.byPlan'),
    ...['plan', 'rows', 'licenses'].map((key) => texts.text(`summary.${key}`)),
  );
  const plans = new Map<string, string>();
  for (const fact of facts) {
    const plan = textIn(fact.targetPlan);
    if (plan !== '' && !plans.has(plan.toLowerCase())) plans.set(plan.toLowerCase(), plan);
  }
  const plan = column('targetPlan');
  const onPlan = factsBy(facts, (fact) => folded(fact.targetPlan));
  for (const label of [...plans.values()].sort(compareTexts)) {
    const criterion = exactly(`A${String(writer.next)}`);
    const rows = onPlan(label.toLowerCase());
    writer.add(
      [label, 'label'],
      [formula(`COUNTIF(${plan},${criterion})`, rows.length), 'number'],
      [
        formula(
          `SUMIFS(${column('targetLicenses')},${plan},${criterion})`,
          sum(rows.map((row) => numberIn(row.targetLicenses))),
        ),
        'number',
      ],
    );
  }
  // Both counts hold the header once, so it cancels out.
  const without = formula(
    `COUNTIF(${column('subscriptionId')},"?*")-COUNTIF(${plan},"?*")`,
    facts.filter((fact) => textIn(fact.subscriptionId) !== '').length -
      facts.filter((fact) => textIn(fact.targetPlan) !== '').length,
  );
  writer.add([texts.text('summary.noPlan'), 'label'], [without, 'number']);
}

function byWeek(writer: BlockWriter, { facts, texts, column }: SummarySource): void {
  writer.heading(
    texts.text('summary.byWeek'),
    ...['week', 'rows', 'licenses'].map((key) => texts.text(`summary.${key}`)),
  );
  const ofWeek = factsBy(facts, ({ endDate }) => (typeof endDate === 'number' ? mondayOf(endDate) : undefined));
  const serials = new Set(facts.flatMap(({ endDate }) => (typeof endDate === 'number' ? [endDate] : [])));
  // Few days stand in many rows: each is looked at once.
  const mondays = new Set([...serials].filter((serial) => dayOfSerial(serial) !== undefined).map(mondayOf));
  for (const monday of [...mondays].sort((a, b) => a - b)) {
    const cell = `A${String(writer.next)}`;
    const end = column('endDate');
    const within = `${end},">="&${cell},${end},"<"&${cell}+${String(daysAWeek)}`;
    const rows = ofWeek(monday);
    writer.add(
      [monday, 'day'],
      [formula(`COUNTIFS(${within})`, rows.length), 'number'],
      [formula(`SUMIFS(${column('licenses')},${within})`, sum(rows.map((row) => numberIn(row.licenses)))), 'number'],
    );
  }
}

function byCurrency(writer: BlockWriter, { facts, texts, column }: SummarySource): void {
  writer.heading(
    texts.text('summary.byCurrency'),
    ...['currency', 'now', 'after', 'change'].map((key) => texts.text(`summary.${key}`)),
  );
  const currencies = [...new Set(facts.map((fact) => textIn(fact.currency)).filter((code) => code !== ''))].sort(
    compareTexts,
  );
  const inCurrency = factsBy(facts, (fact) => folded(fact.currency));
  for (const currency of currencies) {
    const row = String(writer.next);
    const same = `${column('currency')},A${row}`;
    const rows = inCurrency(currency.toLowerCase());
    const after = cents(sum(rows.map((fact) => numberIn(fact.cost))));
    const change = cents(sum(rows.map((fact) => numberIn(fact.costChange))));
    // What is paid now is known where the change is.
    const known = cents(
      sum(rows.filter((fact) => typeof fact.costChange === 'number').map((fact) => numberIn(fact.cost))),
    );
    writer.add(
      [currency, 'label'],
      [
        formula(`SUMIFS(${column('cost')},${same},${column('costChange')},"<>")-D${row}`, cents(known - change)),
        'amount',
      ],
      [formula(`SUMIFS(${column('cost')},${same})`, after), 'amount'],
      [formula(`SUMIFS(${column('costChange')},${same})`, change), 'amount'],
    );
  }
}

function atRisk(writer: BlockWriter, { facts, texts, column, today }: SummarySource): void {
  writer.heading(
    texts.text('summary.atRisk'),
    ...['deadline', 'rows', 'licenses'].map((key) => texts.text(`summary.${key}`)),
  );
  const now = serialOfDay(today);
  const spans = [
    ['past', undefined, -1],
    ['within7', 0, 7],
    ['within14', 8, 14],
    ['within30', 15, 30],
    ['later', 31, undefined],
  ] as const;
  for (const [key, from, to] of spans) {
    const end = column('endDate');
    const span = [
      ...(from === undefined ? [] : [`${end},">="&TODAY()+${String(from)}`]),
      ...(to === undefined ? [] : [`${end},"<"&TODAY()+${String(to + 1)}`]),
    ].join(',');
    const inSpan = facts.filter(({ endDate, stateCode }) => {
      if (typeof endDate !== 'number' || settled.includes(textIn(stateCode).toLowerCase())) return false;
      const days = endDate - now;
      return (from === undefined || days >= from) && (to === undefined || days < to + 1);
    });
    const less = (head: string): string =>
      settled.map((state) => `-${head},${column('stateCode')},"${state}")`).join('');
    const counted = `COUNTIFS(${span}`;
    const added = `SUMIFS(${column('licenses')},${span}`;
    writer.add(
      [texts.text(`summary.${key}`), 'label'],
      [formula(`${counted})${less(counted)}`, inSpan.length), 'number'],
      [formula(`${added})${less(added)}`, sum(inSpan.map((fact) => numberIn(fact.licenses)))), 'number'],
    );
  }
}

/**
 * The Summary sheet: formulas over Migrations with the results computed here, so that a program that does not calculate
 * shows the same numbers.
 */
export function summaryBlock(source: SummarySource): Block {
  const { meta, texts } = source;
  const writer = new BlockWriter();
  writer.add([texts.text('summary.title'), 'title']);
  writer.add([meta.sandbox ? texts.text('summary.sandbox') : undefined, 'alarm']);
  writer.add([texts.text('summary.connection'), 'label'], [meta.connection, 'code']);
  writer.add(
    [texts.text('summary.asOf'), 'label'],
    [meta.pulledOn === undefined ? undefined : serialOfDay(meta.pulledOn), 'day'],
  );
  atRisk(writer, source);
  byState(writer, source);
  byPlan(writer, source);
  byWeek(writer, source);
  byCurrency(writer, source);
  return writer.rows;
}
