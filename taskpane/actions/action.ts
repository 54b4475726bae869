import type { FluentIcon } from '@fluentui/react-icons';
import type { MessageKey, MessageValues } from '../../src/messages';
import type { Sentence } from '../../src/workbook';
import type { PaneState } from '../state/pane-state';
import type { Store } from '../state/store';
import type { WorkProgress } from '../state/work';
import type { Services } from '../pane-world';

/** Name of an action; those on the ribbon are associated under it. */
export type ActionKey = string;

/** What an action works with. */
export interface ActionContext {
  readonly services: Services;
  readonly store: Store<PaneState>;
  /** Aborted when the agent gives the work up. */
  readonly signal: AbortSignal;
  readonly progress: (made: WorkProgress) => void;
  /** From here on the work can no longer be given up: it writes. */
  readonly commit: () => void;
  /** Says something to screen readers, politely. */
  readonly announce: (key: MessageKey, values?: MessageValues) => void;
}

/** Whether an action can be used now; if not, why. */
export type Offer = { readonly offered: true } | { readonly offered: false; readonly why: Sentence };

/**
 * Something that a person can ask for. Ribbon, buttons and keys run the same object, through `Runner`. What goes wrong is
 * thrown: the runner shows it.
 */
export interface Action<Input = undefined> {
  readonly key: ActionKey;
  /** What its button says: a verb. */
  readonly label: MessageKey;
  readonly icon?: FluentIcon;
  /** What the bar of work says while it runs; undefined: it is over in a moment and blocks nothing. */
  readonly working?: MessageKey;
  /** Whether it can be given up on the way. Left out: no. */
  readonly cancellable?: boolean;
  offered(state: PaneState): Offer;
  run(context: ActionContext, input: Input): Promise<void>;
}

export const offered: Offer = { offered: true };

export function notOffered(key: MessageKey, values: MessageValues = {}): Offer {
  return { offered: false, why: { key, values } };
}
