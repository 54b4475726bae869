import * as library from '@formulajs/formulajs';
import type { Functions } from '../definition';
import { taken } from './taken';

/** Functions of texts that the library works out as Excel does. */
export const libraryTexts: Functions = {
  CLEAN: taken(library.CLEAN, 'text'),
  CODE: taken(library.CODE, 'text'),
  EXACT: taken(library.EXACT, 'text', 'text'),
  LEN: taken(library.LEN, 'text'),
  LOWER: taken(library.LOWER, 'text'),
  SUBSTITUTE: taken(library.SUBSTITUTE, 'text', 'text', 'text', 'whole?'),
  TRIM: taken(library.TRIM, 'text'),
  UPPER: taken(library.UPPER, 'text'),
};
