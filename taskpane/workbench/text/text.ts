import { createContext, useContext } from 'react';
import { translate, type MessageKey, type MessageLocale, type MessageValues } from '../../../src/messages';

/** Gives sentences in the language that the workbench is shown in. */
export type Text = (key: MessageKey, values?: MessageValues) => string;

export const LocaleContext = createContext<MessageLocale>('en-US');

export function textIn(locale: MessageLocale): Text {
  return (key, values = {}) => translate(key, values, locale);
}

export function useText(): Text {
  return textIn(useContext(LocaleContext));
}
