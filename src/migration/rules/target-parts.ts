import { partsOf, type PartUsers } from '../plan-parts';
import { planOf, type RowContext } from './row-context';

/** The parts of a row: its own plan, and the plans that the agent chose for single users. */
export function targetParts(context: RowContext): readonly PartUsers[] {
  const plan = planOf(context);
  if (!plan) return [];
  return partsOf(plan, context.users?.scope.inScope ?? [], context.plans).parts;
}
