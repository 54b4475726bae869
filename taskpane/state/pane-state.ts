import type { RunId } from '../../src/base';
import type { MessageLocale } from '../../src/messages';
import type { Sentence } from '../../src/workbook';
import type { View } from '../app/views';
import { noRuns, type RunsView } from '../runs/runs-view';
import type { CheckState } from './check-state';
import type { ConnectionState } from './connection-state';
import type { EditStep } from './edit-step';
import type { LanguageChoice } from './language-choice';
import type { Notice } from './notice';
import { defaultPullOptions, type PullState } from './pull-state';
import type { Work } from './work';
import type { WorkbookState } from './workbook-state';

/** All that the pane knows. Panels keep to themselves only what is typed and not yet asked for. */
export interface PaneState {
  readonly view: View;
  readonly locale: MessageLocale;
  readonly connection: ConnectionState;
  /** Whether the gateway answered the last call. */
  readonly reachable: boolean;
  readonly workbook: WorkbookState;
  readonly pull: PullState;
  /** What was chosen: one of our languages, or that of the program around the pane. */
  readonly language: LanguageChoice;
  /** Whether the introduction is shown where a pull would begin. */
  readonly introduces: boolean;
  readonly work: Work | undefined;
  readonly notices: readonly Notice[];
  /** Said by screen readers; the number makes the same sentence news again. */
  readonly announced: { readonly says: Sentence; readonly number: number } | undefined;
  /** The latest last. */
  readonly edits: readonly EditStep[];
  /** What Check said while the pane was open; undefined: it was not asked. */
  readonly check: CheckState | undefined;
  readonly runs: RunsView;
  /** What the Run panel shows: a run, or what the next one would do. undefined: a run that is under way, if there is one. */
  readonly shownRun: RunId | 'next' | undefined;
}

export function initialState(locale: MessageLocale): PaneState {
  return {
    view: 'pull',
    locale,
    connection: { status: 'connecting' },
    reachable: true,
    workbook: { status: 'unread' },
    pull: { options: defaultPullOptions, report: undefined },
    language: 'host',
    introduces: false,
    work: undefined,
    notices: [],
    announced: undefined,
    edits: [],
    check: undefined,
    runs: noRuns,
    shownRun: undefined,
  };
}
