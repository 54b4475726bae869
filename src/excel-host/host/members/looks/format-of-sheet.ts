import { type ConditionalFormat, type Sheet } from '../../../model';
import { HostError } from '../../host-error';

/** A conditional format by its id: it is changed by making it anew in the model. */
export interface FormatOfSheet {
  readonly sheet: Sheet;
  readonly id: string;
}

export function formatNow({ sheet, id }: FormatOfSheet): ConditionalFormat {
  const found = sheet.conditionalFormats.find(id);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}
