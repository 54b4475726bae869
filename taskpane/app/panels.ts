import type { FluentIcon } from '@fluentui/react-icons';
import { ArrowDownload20Regular, Settings20Regular, TaskListSquareLtr20Regular } from '@fluentui/react-icons';
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
  settings: {
    icon: Settings20Regular,
    component: lazy(async () => ({ default: (await import('../panels/settings/SettingsPanel')).SettingsPanel })),
  },
};
