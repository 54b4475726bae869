import type { Plan } from '../../../migration';
import { foldLabel } from '../labels';

/** Finds a plan by what stands in a cell: its label, its key, or a name under which only one plan is known. */
export interface PlanNames {
  keyOf(text: string): string | undefined;
}

export function planNames(plans: readonly Plan[]): PlanNames {
  const surely = new Map<string, string>();
  const byAlias = new Map<string, Set<string>>();
  for (const plan of plans) {
    for (const name of [plan.label, plan.key]) {
      const folded = foldLabel(name);
      if (!surely.has(folded)) surely.set(folded, plan.key);
    }
    for (const alias of plan.aliases) {
      const folded = foldLabel(alias);
      const keys = byAlias.get(folded) ?? new Set<string>();
      byAlias.set(folded, keys.add(plan.key));
    }
  }
  return {
    keyOf(text) {
      const folded = foldLabel(text);
      const known = surely.get(folded);
      if (known !== undefined) return known;
      const [only, ...others] = byAlias.get(folded) ?? [];
      return others.length === 0 ? only : undefined;
    },
  };
}
