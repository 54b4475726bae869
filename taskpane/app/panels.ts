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

type LoadedPanel = Promise<{ readonly default: ComponentType }>;

/** What a view shows. Each is loaded when it is first shown, or before that where it will be. */
interface PanelEntry {
  readonly icon: FluentIcon;
  readonly load: () => LoadedPanel;
  readonly component: LazyExoticComponent<ComponentType>;
}

const panel = (icon: FluentIcon, load: () => LoadedPanel): PanelEntry => ({ icon, load, component: lazy(load) });

export const panels: Readonly<Record<View, PanelEntry>> = {
  pull: panel(ArrowDownload20Regular, async () => ({ default: (await import('../panels/pull/PullPanel')).PullPanel })),
  plan: panel(TaskListSquareLtr20Regular, async () => ({
    default: (await import('../panels/plan/PlanPanel')).PlanPanel,
  })),
  check: panel(CheckmarkCircle20Regular, async () => ({
    default: (await import('../panels/check/CheckPanel')).CheckPanel,
  })),
  run: panel(Play20Regular, async () => ({ default: (await import('../panels/run/RunPanel')).RunPanel })),
  history: panel(History20Regular, async () => ({
    default: (await import('../panels/history/HistoryPanel')).HistoryPanel,
  })),
  settings: panel(Settings20Regular, async () => ({
    default: (await import('../panels/settings/SettingsPanel')).SettingsPanel,
  })),
};
