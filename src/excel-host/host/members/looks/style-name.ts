import { type CellRange } from '../../cell-range';
import { type Property } from '../../object-type';
import { text } from '../input';
import { common } from './look';

/** "For custom styles, the style name will be returned. For built-in styles, a string representing a value in the `BuiltInStyle` enum". */
export const styleProperty: Property<CellRange> = {
  get: (range, { workbook }) => {
    const name = common(range, (format) => format.style);
    return name === null ? null : (workbook.styles.find(name)?.builtIn ?? name);
  },
  set: (range, name) => {
    for (const area of range.areas) range.sheet.applyStyle(area, text(name));
  },
};
