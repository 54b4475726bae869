import type { Figure } from './figure';

const headers = ['figure', 'measured', 'ideal', 'goal', 'unit', '', 'note'] as const;

function numberText(value: number | undefined): string {
  if (value === undefined) return '–';
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

function verdict({ measured, goal }: Figure): string {
  if (goal === undefined) return '';
  return measured <= goal ? 'reached' : 'MISSED';
}

/** The figures as lines of text, a row each, in columns. */
export function tableOf(figures: readonly Figure[]): readonly string[] {
  const rows = [
    [...headers],
    ...figures.map((figure) => [
      figure.name,
      numberText(figure.measured),
      numberText(figure.ideal),
      numberText(figure.goal),
      figure.unit,
      verdict(figure),
      figure.note ?? '',
    ]),
  ];
  const widths = headers.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const isNumber = (column: number) => column >= 1 && column <= 3;
  return rows.map((row) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return isNumber(column) ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
