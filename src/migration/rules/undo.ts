import { cannotBeUndone, defaultRetire } from '../retire-table';
import { found, none, type Rule } from './row-context';

/** What cannot be undone is said before Run: a cancelled subscription, or one whose last day is past. */
export const undoRule: Rule = ({ source, row, today }) =>
  source !== undefined && cannotBeUndone(source, row.retire ?? defaultRetire(source.commerce), today)
    ? [found('undo-impossible', {})]
    : none;
