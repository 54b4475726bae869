import { readEntities, readEscapes } from '../xml/escape';
import { longestPiece } from './sheet-text';

/** The words of a rich or plain string: its runs, without the reading aids of East Asian texts. */
export function wordsOfString(xml: string): string {
  const spoken = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml;
  let words = '';
  for (const match of spoken.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g)) {
    words += match[1] ?? '';
  }
  return readEscapes(readEntities(withoutSections(words)));
}

/** Turns `<![CDATA[…]]>` into plain escaped text; hardly any program writes it. */
export function withoutSections(xml: string): string {
  return xml.includes('<!')
    ? xml
        .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) =>
          text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        )
        .replace(/<!--[\s\S]*?-->/g, '')
    : xml;
}

/** The strings that cells refer to by number. */
export async function readSharedStrings(chunks: AsyncIterable<string>): Promise<readonly string[]> {
  const strings: string[] = [];
  let rest = '';
  const item = /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
  for await (const chunk of chunks) {
    rest += chunk;
    let end = 0;
    item.lastIndex = 0;
    for (let match = item.exec(rest); match; match = item.exec(rest)) {
      strings.push(wordsOfString(match[1] ?? ''));
      end = item.lastIndex;
    }
    rest = rest.slice(end);
    if (rest.length > longestPiece) throw new Error('a text that is too long');
  }
  return strings;
}
