import type { RunLimits, RunSteps } from '../../../../src/contract';

/** What an agent enters about how a run goes, as texts of fields. */
export interface TermsDraft {
  readonly steps: 'all' | 'waves' | 'first-customer' | 'users';
  /** Of `users`: how many together. */
  readonly users: string;
  readonly failurePercent: string;
  readonly failureRows: string;
  /** Most new cost a month by currency; empty: no limit. */
  readonly mostCost: Readonly<Record<string, string>>;
}

/** How a run goes: how much of it at once, and when it pauses by itself. */
export interface RunTerms {
  readonly limits: RunLimits;
  readonly steps: RunSteps | undefined;
}

export const mostPilotUsers = 1_000_000;
const mostFailureRows = 1_000_000;

/** The fields as they stand before anybody has touched them. */
export function usualTerms(limits: RunLimits): TermsDraft {
  return {
    steps: 'all',
    users: '10',
    failurePercent: limits.failurePercent === undefined ? '' : String(limits.failurePercent),
    failureRows: String(limits.failureRows),
    mostCost: Object.fromEntries(limits.mostCost.map(({ currency, perMonth }) => [currency, String(perMonth)])),
  };
}

/** A number between two others; undefined: the text is none. A comma is as good as a point. */
export function numberIn(text: string, minimum: number, maximum: number, whole: boolean): number | undefined {
  const written = text.trim().replace(',', '.');
  if (!(whole ? /^\d+$/ : /^\d+(\.\d{1,2})?$/).test(written)) return undefined;
  const value = Number(written);
  return value >= minimum && value <= maximum ? value : undefined;
}

/** Each field of a draft as it is read; undefined: it is none. Empty fields that may be are `empty`. */
export function readTerms(draft: TermsDraft, currencies: readonly string[]) {
  const costs = currencies.map((currency) => {
    const entered = draft.mostCost[currency] ?? '';
    return { currency, perMonth: entered.trim() === '' ? 'empty' : numberIn(entered, 0, 1e12, false) } as const;
  });
  return {
    users: numberIn(draft.users, 1, mostPilotUsers, true),
    failurePercent: draft.failurePercent.trim() === '' ? 'empty' : numberIn(draft.failurePercent, 0, 100, true),
    failureRows: numberIn(draft.failureRows, 1, mostFailureRows, true),
    costs,
  } as const;
}

function stepsOf(draft: TermsDraft, users: number | undefined): RunSteps | 'all' | undefined {
  switch (draft.steps) {
    case 'all':
      return 'all';
    case 'waves':
      return { kind: 'waves' };
    case 'first-customer':
      return { kind: 'pilot', users: undefined };
    case 'users':
      return users === undefined ? undefined : { kind: 'pilot', users };
  }
}

/** The terms that a draft stands for; undefined: some field cannot be read. Limits of other currencies are left out. */
export function termsOf(draft: TermsDraft, currencies: readonly string[]): RunTerms | undefined {
  const { users, failurePercent, failureRows, costs } = readTerms(draft, currencies);
  const steps = stepsOf(draft, users);
  if (steps === undefined || failurePercent === undefined || failureRows === undefined) return undefined;
  const mostCost = costs.flatMap(({ currency, perMonth }) =>
    perMonth === 'empty' || perMonth === undefined ? [] : [{ currency, perMonth }],
  );
  if (costs.some(({ perMonth }) => perMonth === undefined)) return undefined;
  return {
    limits: { failurePercent: failurePercent === 'empty' ? undefined : failurePercent, failureRows, mostCost },
    steps: steps === 'all' ? undefined : steps,
  };
}
