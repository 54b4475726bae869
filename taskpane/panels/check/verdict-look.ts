import { tokens } from '@fluentui/react-components';
import {
  CheckmarkCircle16Filled,
  ErrorCircle16Filled,
  Info16Filled,
  Warning16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { MessageKey } from '../../../src/messages';
import type { Verdict } from './check-overview';

interface VerdictLook {
  readonly icon: FluentIcon;
  /** Never alone: the icon's form and the word say the same. */
  readonly color: string;
  readonly label: MessageKey;
}

export const verdictLooks: Readonly<Record<Verdict, VerdictLook>> = {
  error: {
    icon: ErrorCircle16Filled,
    color: tokens.colorStatusDangerForeground1,
    label: 'pane.check.verdict.error',
  },
  warning: {
    icon: Warning16Filled,
    color: tokens.colorStatusWarningForeground3,
    label: 'pane.check.verdict.warning',
  },
  note: { icon: Info16Filled, color: tokens.colorNeutralForeground3, label: 'pane.check.verdict.note' },
  clean: {
    icon: CheckmarkCircle16Filled,
    color: tokens.colorStatusSuccessForeground1,
    label: 'pane.check.verdict.clean',
  },
};
