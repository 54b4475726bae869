import { createDarkTheme, createLightTheme, type Theme } from '@fluentui/react-components';
import { brand } from './brand';

/** Whether a theme is light or dark. Contrast themes of the system lie over either: Fluent follows `forced-colors`. */
export type Shade = 'light' | 'dark';

/** The themes of the pane. Links and selected text need a lighter green on dark than the generated one. */
export const fluentThemes: Readonly<Record<Shade, Theme>> = {
  light: createLightTheme(brand),
  dark: {
    ...createDarkTheme(brand),
    colorBrandForeground1: brand[110],
    colorBrandForeground2: brand[120],
    colorCompoundBrandForeground1: brand[110],
  },
};
