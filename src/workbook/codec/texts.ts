import { isMessageKey, translate, type Locale, type MessageValues } from '../../messages';
import type { ChoiceList } from '../schema/choice-list';

/** The words of the sheets in one language. */
export interface SheetTexts {
  readonly locale: Locale;
  /** The sentence for a key that was put together from a code, such as `column.migrations.customer`. */
  text(key: string, values?: MessageValues): string;
  /** The label of a code. */
  label<Code extends string>(list: ChoiceList<Code>, code: Code): string;
}

function sentence(key: string, values: MessageValues, locale: Locale): string {
  if (!isMessageKey(key)) throw new Error(`No catalogue has a text ${key}`);
  return translate(key, values, locale);
}

/** The texts of a language. Labels are kept: a big sheet asks for the same few a million times. */
export function sheetTexts(locale: Locale): SheetTexts {
  const kept = new Map<string, string>();
  const plain = (key: string): string => {
    let text = kept.get(key);
    if (text === undefined) {
      text = sentence(key, {}, locale);
      kept.set(key, text);
    }
    return text;
  };
  return {
    locale,
    text: (key, values) => (values === undefined ? plain(key) : sentence(key, values, locale)),
    label: (list, code) => plain(`choice.${list.key}.${code}`),
  };
}
