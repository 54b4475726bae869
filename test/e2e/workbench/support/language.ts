import { translate, type Locale, type MessageKey, type MessageValues } from '../../../../src/messages';
import { catalogues } from '../../../../src/messages/catalogues';
import { asked, flat } from '../../../messages/flat-catalogue';

const placeholder = /\{\{[^}]*\}\}/g;

/** A template as a pattern of what it can become. */
function patternOf(template: string): string {
  const parts = template.split(placeholder).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return parts.join('.+');
}

/** The templates of each key of a language: one, or one for each plural form. */
function templatesOf(locale: Locale): ReadonlyMap<string, readonly string[]> {
  const templates = new Map<string, string[]>();
  for (const [name, text] of flat(catalogues[locale])) {
    const key = asked(name);
    const known = templates.get(key);
    if (known === undefined) templates.set(key, [text]);
    else known.push(text);
  }
  return templates;
}

/** Sentences with less of their own than this say nothing about the language: "{{customer}}: {{product}}". */
const telling = 8;

/** A language as the person reads it, beside another one that should not be left. */
export class Language {
  readonly #templates: ReadonlyMap<string, readonly string[]>;
  readonly #others: readonly RegExp[];

  constructor(
    readonly locale: Locale,
    other: Locale = 'en-US',
  ) {
    this.#templates = templatesOf(locale);
    this.#others = [...flat(catalogues[other])].flatMap(([name, template]) => {
      const own = template.replace(placeholder, '').trim();
      const isTranslated = this.#templates.get(asked(name))?.includes(template) !== true;
      return isTranslated && own.length >= telling ? [new RegExp(`^${patternOf(template)}$`)] : [];
    });
  }

  say(key: MessageKey, values: MessageValues = {}): string {
    return translate(key, values, this.locale);
  }

  /** Whatever the sentence can become, in each of its plural forms. */
  pattern(key: MessageKey): RegExp {
    const templates = this.#templates.get(key);
    if (templates === undefined) throw new Error(`no sentence ${key}`);
    return new RegExp(`^(?:${templates.map(patternOf).join('|')})$`);
  }

  /** Texts in the other language, where this one has words of its own. */
  untranslated(texts: Iterable<string>): readonly string[] {
    return [...new Set(texts)].filter((text) => this.#others.some((sentence) => sentence.test(text)));
  }
}
