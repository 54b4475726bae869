import { useMemo } from 'react';
import { translate, type MessageLocale, type MessageKey, type MessageValues } from '../../src/messages';
import type { Sentence } from '../../src/workbook';
import { useSelected } from './pane-context';

/** Sentences in the pane's language. */
export interface Text {
  (key: MessageKey, values?: MessageValues): string;
  /** A sentence that came as a key with values. */
  readonly of: (sentence: Sentence) => string;
  /** For `formatNumber` and its kin. */
  readonly locale: MessageLocale;
}

function textIn(locale: MessageLocale): Text {
  const text = (key: MessageKey, values: MessageValues = {}): string => translate(key, values, locale);
  return Object.assign(text, { of: ({ key, values }: Sentence) => translate(key, values, locale), locale });
}

/** The sentences of the language that the pane speaks now. */
export function useText(): Text {
  const locale = useSelected((state) => state.locale);
  return useMemo(() => textIn(locale), [locale]);
}
