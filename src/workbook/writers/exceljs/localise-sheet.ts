import { helpKey, type ChangedWords } from '../../index';
import { attributeText, readEntities } from './xml/escape';

const pairs = [
  ['promptTitle', 'prompt'],
  ['errorTitle', 'error'],
] as const;

function attributeIn(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return match ? readEntities(match[1] ?? '') : undefined;
}

function withAttribute(tag: string, name: string, value: string): string {
  return tag.replace(new RegExp(`(\\s${name}=")[^"]*(")`), (_, start: string, end: string) => {
    return start + attributeText(value) + end;
  });
}

/** Gives what stands behind the cells of a sheet (rules of entry, the line above printed pages) another language. */
export function localisedTail(tail: string, { helps, words }: ChangedWords): string {
  const rules = tail.replace(/<(?:\w+:)?dataValidation\b[^>]*>/g, (tag) =>
    pairs.reduce((changed, [titleName, textName]) => {
      const title = attributeIn(changed, titleName);
      const text = attributeIn(changed, textName);
      const help = title === undefined || text === undefined ? undefined : helps.get(helpKey({ title, text }));
      return help ? withAttribute(withAttribute(changed, titleName, help.title), textName, help.text) : changed;
    }, tag),
  );
  return rules.replace(/(<(?:\w+:)?oddHeader>)([^<]*)(<)/g, (_, start: string, line: string, end: string) => {
    return start + localisedText(line, words) + end;
  });
}

/** Puts words of another language into a text of XML that holds one of those of now. */
export function localisedText(xml: string, words: ChangedWords['words']): string {
  let changed = xml;
  for (const [before, now] of words) changed = changed.replaceAll(attributeText(before), () => attributeText(now));
  return changed;
}

/** The part of styles with the words that conditions show in another language. */
export function localisedStyles(styles: string, words: ChangedWords['words']): string {
  return styles.replace(/(\sformatCode=")([^"]*)(")/g, (_, start: string, format: string, end: string) => {
    return start + localisedText(format, words) + end;
  });
}
