import { findingKinds, type Finding, type FindingCode, type FindingValues } from '../../migration';

/** Marks of the cell in which the codes stand: what a text of ours contains of them is spelled otherwise. */
const marks = /[\u241d\u241e]/g;

const isCode = (value: unknown): value is FindingCode =>
  typeof value === 'string' && Object.hasOwn(findingKinds, value);

function isValue(value: unknown): value is FindingValues[string] {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isValues(values: unknown): values is FindingValues {
  return (
    typeof values === 'object' && values !== null && !Array.isArray(values) && Object.values(values).every(isValue)
  );
}

/** Findings as a text in which no language is: `[["licenses-missing",{}]]`. Empty: there are none. */
export function encodeFindings(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const text = JSON.stringify(findings.map(({ code, values }) => [code, values]));
  return text.replace(marks, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`);
}

/** Reads such a text; undefined for any other, which a cell may hold as well. */
export function decodeFindings(text: string): readonly Finding[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined; // cut off, or somebody's own words
  }
  if (!Array.isArray(read)) return undefined;
  const findings = read.flatMap((one: unknown): Finding[] => {
    if (!Array.isArray(one)) return [];
    const [code, values] = one as readonly unknown[]; // of whatever is looked at next
    return isCode(code) && isValues(values) ? [{ code, values }] : [];
  });
  return findings.length === read.length ? findings : undefined;
}
