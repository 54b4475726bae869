import { compareDays } from '../../base';
import { defaultRetire } from '../retire-table';
import { found, none, type Rule } from './row-context';

/** What cannot be undone is said before Run: a cancelled subscription, or one whose last day is past. */
export const undoRule: Rule = ({ source, row, today }) => {
  if (!source) return none;
  const choice = row.retire ?? defaultRetire(source.commerce);
  const isOver = source.lastDay !== undefined && compareDays(source.lastDay, today) < 0 && !source.inExtendedTerm;
  return choice === 'cancel-now' || isOver ? [found('undo-impossible', {})] : none;
};
