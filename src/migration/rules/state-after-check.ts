import { hasError, type Finding } from '../finding';
import type { IncludeChoice } from '../plan';
import type { RowState } from '../state';

/** State of a row after Check: only what the agent includes and no rule forbids is ready (design.md section 1). */
export function stateAfterCheck(include: IncludeChoice | undefined, findings: readonly Finding[]): RowState {
  if (findings.some((one) => one.code === 'other-run')) return 'held';
  if (include === 'no') return 'excluded';
  if (hasError(findings)) return 'invalid';
  return include === 'yes' ? 'ready' : 'draft';
}
