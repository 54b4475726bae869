import type { FluentIcon } from '@fluentui/react-icons';
import {
  ArrowDownload20Regular,
  CheckmarkCircle20Regular,
  History20Regular,
  Play20Regular,
  Settings20Regular,
  TaskListSquareLtr20Regular,
} from '@fluentui/react-icons';
import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import type { View } from './views';

/** What a view shows. Each is loaded when it is first shown. */
interface PanelEntry {
  readonly icon: FluentIcon;
  readonly component: LazyExoticComponent<ComponentType>;
}

export const panels: Readonly<Record<View, PanelEntry>> = {
  pull: {
    icon: ArrowDownload20Regular,
    component: lazy(async () => ({ default: (await import('../panels/pull/PullPanel')).PullPanel })),
  },
  plan: {
    icon: TaskListSquareLtr20Regular,
    component: lazy(async () => ({ default: (await import('../panels/plan/PlanPanel')).PlanPanel })),
  },
  check: {
    icon: CheckmarkCircle20Regular,
    component: lazy(async () => ({ default: (await import('../panels/check/CheckPanel')).CheckPanel })),
  },
  run: {
    icon: Play20Regular,
    component: lazy(async () => ({ default: (await import('../panels/run/RunPanel')).RunPanel })),
  },
  history: {
    icon: History20Regular,
    component: lazy(async () => ({ default: (await import('../panels/history/HistoryPanel')).HistoryPanel })),
  },
  settings: {
    icon: Settings20Regular,
    component: lazy(async () => ({ default: (await import('../panels/settings/SettingsPanel')).SettingsPanel })),
  },
};
