import type { Locale } from '../../src/messages';
import type { Sentence } from '../../src/workbook';
import type { View } from '../app/views';
import type { ConnectionState } from './connection-state';
import type { EditStep } from './edit-step';
import type { Notice } from './notice';
import type { Work } from './work';
import type { WorkbookState } from './workbook-state';

/** All that the pane knows. Panels keep to themselves only what is typed and not yet asked for. */
export interface PaneState {
  readonly view: View;
  readonly locale: Locale;
  readonly connection: ConnectionState;
  /** Whether the gateway answered the last call. */
  readonly reachable: boolean;
  readonly workbook: WorkbookState;
  readonly work: Work | undefined;
  readonly notices: readonly Notice[];
  /** Said by screen readers; the number makes the same sentence news again. */
  readonly announced: { readonly says: Sentence; readonly number: number } | undefined;
  /** The latest last. */
  readonly edits: readonly EditStep[];
}

export function initialState(locale: Locale): PaneState {
  return {
    view: 'pull',
    locale,
    connection: { status: 'connecting' },
    reachable: true,
    workbook: { status: 'unread' },
    work: undefined,
    notices: [],
    announced: undefined,
    edits: [],
  };
}
