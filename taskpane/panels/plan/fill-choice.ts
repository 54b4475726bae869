import { emptyDraft, type FillDraft } from './fills/fill-draft';
import type { FillKind } from './fills/fill';
import { needFills, needs, type Need, type PlanningState } from './row-needs';
import type { RowScope } from './row-scope';

/** What the agent is about to change, and where. */
export interface FillChoice {
  readonly scope: RowScope;
  readonly kind: FillKind;
  /** Leave alone what the agent has decided already. */
  readonly onlyOpen: boolean;
  readonly draft: FillDraft;
  /** Raised when the agent asked for the form, which then takes the focus. */
  readonly asked: number;
}

/** Suggestions that only wait for a Yes come first: mostly they are the most. */
const order: readonly Need[] = ['decision', ...needs.filter((need) => need !== 'decision')];

/** What is most useful to change next. */
export function nextChoice(planning: PlanningState): FillChoice {
  const need = order.find((one) => planning.waiting[one].length > 0);
  const [scope, kind] = need === undefined ? (['all', 'accept'] as const) : [need, needFills[need]];
  return { scope, kind, onlyOpen: true, draft: emptyDraft, asked: 0 };
}

/** Whether the choice has done its work: it met a need that no row has any more. */
export function isMet({ scope }: FillChoice, planning: PlanningState): boolean {
  const need = needs.find((one) => one === scope);
  return need !== undefined && planning.waiting[need].length === 0;
}
