import { tokens } from '@fluentui/react-components';
import {
  ArrowSync16Regular,
  CheckmarkCircle16Filled,
  Circle16Regular,
  ErrorCircle16Filled,
  QuestionCircle16Filled,
  Warning16Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import type { RowState } from '../../../../src/migration';
import { stateTones } from '../../../../src/workbook';

export interface StateLook {
  readonly icon: FluentIcon;
  /** Never alone: the state's word stands beside it. */
  readonly color: string;
}

type StateTone = (typeof stateTones)[RowState];

const looks: Readonly<Record<StateTone, StateLook>> = {
  good: { icon: CheckmarkCircle16Filled, color: tokens.colorStatusSuccessForeground1 },
  busy: { icon: ArrowSync16Regular, color: tokens.colorBrandForeground1 },
  warning: { icon: Warning16Filled, color: tokens.colorStatusWarningForeground3 },
  bad: { icon: ErrorCircle16Filled, color: tokens.colorStatusDangerForeground1 },
  unclear: { icon: QuestionCircle16Filled, color: tokens.colorPaletteBerryForeground1 },
  quiet: { icon: Circle16Regular, color: tokens.colorNeutralForeground3 },
};

/** How a row's state looks, in the tones of the sheet. */
export function stateLook(state: RowState): StateLook {
  return looks[stateTones[state]];
}
