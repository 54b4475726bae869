import { idKey } from './ids';

/** How a connection is shown to people and kept in a workbook: the company that changes its name, and what stays. */
export function connectionName(company: string, identity: string): string {
  return `${company} (${identity})`;
}

const identityIn = (name: string): string | undefined => /\(([^()]+)\)$/.exec(name.trim())?.[1];

/** Whether two names are those of one partner. A company that was renamed is the same partner. */
export function isSameConnection(one: string, other: string): boolean {
  const [first, second] = [identityIn(one), identityIn(other)];
  if (first === undefined || second === undefined) return one === other;
  return idKey(first) === idKey(second);
}
