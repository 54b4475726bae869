import type { FillKind } from './fills/fill';
import type { FillDraft } from './fills/fill-draft';
import type { RowScope } from './row-scope';

/** What the agent is about to change, and where. */
export interface FillChoice {
  readonly scope: RowScope;
  readonly kind: FillKind;
  /** Leave alone what the agent has decided already. */
  readonly onlyOpen: boolean;
  readonly draft: FillDraft;
}
