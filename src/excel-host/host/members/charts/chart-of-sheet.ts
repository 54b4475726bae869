import { type Chart, type Sheet } from '../../../model';
import { HostError } from '../../host-error';

/** A chart by its id. */
export interface ChartOfSheet {
  readonly sheet: Sheet;
  readonly id: string;
}

export function chartNow({ sheet, id }: ChartOfSheet): Chart {
  const found = sheet.charts.find(id);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

export const changeChart = (target: ChartOfSheet, to: Partial<Omit<Chart, 'id'>>) => {
  chartNow(target);
  target.sheet.charts.change(target.id, to);
};
