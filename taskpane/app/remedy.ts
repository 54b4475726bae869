import type { Problem } from '../../src/base';
import { isMessageKey } from '../../src/messages';
import type { Sentence } from '../../src/workbook';

/** What to do about a problem, here in the pane. The common remedies may speak of the command line. */
export function remedyOf({ code, values }: Problem): Sentence {
  const here = `pane.remedy.${code}`;
  return { key: isMessageKey(here) ? here : `remedy.${code}`, values };
}
