import type { Clock } from '../src/base';
import type { MessageLocale } from '../src/messages';
import type { InteractiveWorkbook } from '../src/workbook';
import type { GatewayClient } from './gateway-client/gateway-client';
import type { PaneStorage } from './host';
import type { RunCenter } from './runs/run-center';
import type { SignIn } from './signin/sign-in';

/** What the pane knows of the program that it is shown in. */
export interface PaneHost {
  /** The language in which that program speaks, matched to one of ours; `en-US` where none fits. */
  readonly locale: MessageLocale;
  /** Brings the pane in front of the agent, after a button of the ribbon was pressed. */
  showPane(): Promise<void>;
}

/** Everything outside of the pane that its actions and panels use; put together in `main.tsx` and by tests. */
export interface Services {
  readonly gateway: GatewayClient;
  readonly workbook: InteractiveWorkbook;
  readonly signIn: SignIn;
  readonly host: PaneHost;
  /** Its day is the gateway's, which may be pinned. */
  readonly clock: Clock;
  readonly storage: PaneStorage;
  /** A fresh GUID. */
  readonly newId: () => string;
  /** The runs of the workbook; made by `createRunCenter` from the others. */
  readonly runs: RunCenter;
}
