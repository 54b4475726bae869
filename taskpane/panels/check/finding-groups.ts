import {
  findingKinds,
  severities,
  severityOf,
  type Finding,
  type FindingCode,
  type Severity,
} from '../../../src/migration';
import { tableSchemas, type MigrationColumn, type MigrationRow } from '../../../src/workbook';
import { idKey } from '../../../src/base';

/** A row with what Check found about it. */
export interface JudgedRow {
  readonly row: MigrationRow;
  readonly findings: readonly Finding[];
}

/** One finding with the row that it is about. */
export interface FoundInRow {
  readonly row: MigrationRow;
  readonly finding: Finding;
}

/** All findings of one cause. */
export interface FindingGroup {
  readonly code: FindingCode;
  /** The cells that it is about; undefined: the row as a whole. */
  readonly column: MigrationColumn | undefined;
  readonly severity: Severity;
  /** In the order of the sheet. */
  readonly found: readonly FoundInRow[];
  readonly rows: number;
  readonly customers: number;
}

const codeOrder: readonly string[] = Object.keys(findingKinds);

function compareGroups(a: FindingGroup, b: FindingGroup): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.rows - a.rows ||
    codeOrder.indexOf(a.code) - codeOrder.indexOf(b.code)
  );
}

function columnOf(code: FindingCode): MigrationColumn | undefined {
  const { column } = findingKinds[code];
  const isOurs = tableSchemas.migrations.columns.some(({ key }) => key === column);
  return isOurs ? (column as MigrationColumn) : undefined; // the keys of that table are of this type
}

function groupOf(code: FindingCode, found: readonly FoundInRow[]): FindingGroup {
  const sorted = [...found].sort((a, b) => (a.row.rowNumber ?? 0) - (b.row.rowNumber ?? 0));
  return {
    code,
    column: columnOf(code),
    severity: findingKinds[code].severity,
    found: sorted,
    rows: new Set(sorted.map(({ row }) => idKey(row.subscriptionId))).size,
    customers: new Set(sorted.map(({ row }) => idKey(row.customerId))).size,
  };
}

/** Findings by cause: the gravest first, and of those what concerns most rows. */
export function groupFindings(judged: readonly JudgedRow[]): readonly FindingGroup[] {
  const byCode = new Map<FindingCode, FoundInRow[]>();
  for (const { row, findings } of judged) {
    for (const finding of findings) byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), { row, finding }]);
  }
  return [...byCode].map(([code, found]) => groupOf(code, found)).sort(compareGroups);
}

/** Rows by the gravest thing that was found about them. */
export function countVerdicts(judged: readonly JudgedRow[]): Readonly<Record<Severity | 'clean', number>> {
  const counts = { error: 0, warning: 0, note: 0, clean: 0 };
  for (const { findings } of judged) {
    const found = findings.map(severityOf);
    counts[severities.find((severity) => found.includes(severity)) ?? 'clean'] += 1;
  }
  return counts;
}
