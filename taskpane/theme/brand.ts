import type { BrandVariants } from '@fluentui/react-components';

/** Excel's green from dark to light, so that the pane looks like part of the program around it. */
export const brand: BrandVariants = {
  10: '#031a0c',
  20: '#062b15',
  30: '#093a1d',
  40: '#0b4824',
  50: '#0c562c',
  60: '#0e6533',
  70: '#0f703a',
  80: '#107c41',
  90: '#2b8c57',
  100: '#4cb17d',
  110: '#62be8d',
  120: '#7acb9f',
  130: '#94d7b2',
  140: '#afe2c6',
  150: '#cceddb',
  160: '#e8f8ef',
};
