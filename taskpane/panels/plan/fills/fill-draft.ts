import {
  readTermsCode,
  termsCode,
  type IncludeChoice,
  type NewPlansChoice,
  type Plan,
  type RetireChoice,
} from '../../../../src/migration';
import type { MigrationRow, WorkbookContent } from '../../../../src/workbook';
import type { Fill, FillKind } from './fill';

/** What the agent has chosen so far, for every kind of fill: changing the kind and back loses nothing. */
export interface FillDraft {
  readonly plan: Plan | undefined;
  readonly include: IncludeChoice | 'empty';
  /** `termsCode` of a pair; empty: none chosen. */
  readonly terms: string;
  readonly newPlans: NewPlansChoice;
  readonly retire: RetireChoice | '';
  readonly retireAfter: string;
  readonly wave: string;
}

export const emptyDraft: FillDraft = {
  plan: undefined,
  include: 'yes',
  terms: '',
  newPlans: 'off',
  retire: '',
  retireAfter: '0',
  wave: '1',
};

export const mostDays = 3650;
export const mostWaves = 1000;

/** A whole number between two others; undefined: the text is none. */
function wholeIn(text: string, minimum: number, maximum: number): number | undefined {
  if (!/^\d+$/.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= minimum && value <= maximum ? value : undefined;
}

function termsFill(code: string): Fill | undefined {
  const pair = readTermsCode(code);
  return pair && { kind: 'terms', ...pair };
}

/** The fill that the choices make; undefined: something is still to be chosen. */
export function fillOf(kind: FillKind, draft: FillDraft): Fill | undefined {
  switch (kind) {
    case 'accept':
    case 'right-size':
      return { kind };
    case 'target-plan':
      return draft.plan && { kind, plan: draft.plan };
    case 'include':
      return { kind, include: draft.include === 'empty' ? undefined : draft.include };
    case 'terms':
      return termsFill(draft.terms);
    case 'new-plans':
      return { kind, newPlans: draft.newPlans };
    case 'retire':
      return draft.retire === '' ? undefined : { kind, retire: draft.retire };
    case 'retire-after': {
      const days = wholeIn(draft.retireAfter, 0, mostDays);
      return days === undefined ? undefined : { kind, days };
    }
    case 'wave': {
      if (draft.wave.trim() === '') return { kind, wave: undefined };
      const wave = wholeIn(draft.wave, 1, mostWaves);
      return wave === undefined ? undefined : { kind, wave };
    }
  }
}

/** Pairs of term and billing that the target plans of the rows are sold for, as codes, with how many rows could take each. */
export function offeredPairs(
  rows: readonly MigrationRow[],
  { plans }: Pick<WorkbookContent, 'plans'>,
): readonly { readonly code: string; readonly rows: number }[] {
  const byKey = new Map(plans.map((plan) => [plan.key, plan]));
  const counts = new Map<string, number>();
  for (const { plan } of rows) {
    const target = plan.targetPlan === undefined ? undefined : byKey.get(plan.targetPlan);
    for (const code of new Set(target?.terms.map(termsCode))) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => ({ code, rows: count })).sort((a, b) => b.rows - a.rows);
}
