import { FluentProvider, makeStaticStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { fluentThemes } from './fluent-theme';
import type { OfficeColours } from './shade';
import { useShade } from './use-shade';

const usePageStyles = makeStaticStyles({
  'body': { margin: 0, overflow: 'hidden' },
  // A list is as wide as its longest entry unless it is told otherwise, and the pane may be narrower than that.
  'select, .fui-Select': { minWidth: 0, maxWidth: '100%' },
});

interface PaneThemeProps {
  readonly officeTheme: () => OfficeColours | undefined;
  readonly children: ReactNode;
}

/** Gives the pane the look of the program around it. */
export function PaneTheme({ officeTheme, children }: PaneThemeProps) {
  usePageStyles();
  return <FluentProvider theme={fluentThemes[useShade(officeTheme)]}>{children}</FluentProvider>;
}
