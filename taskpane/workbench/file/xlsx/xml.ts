const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Signs that XML cannot hold at all. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as it stands in an element or an attribute; line breaks survive in both. */
export function escapeXml(text: string): string {
  return text
    .replace(forbidden, '')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .replace(/\r\n|\r|\n/g, '&#10;');
}

/** Attributes as they stand in a tag; undefined ones are left out. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      if (value === undefined) return '';
      const written = typeof value === 'boolean' ? (value ? '1' : '0') : escapeXml(String(value));
      return ` ${name}="${written}"`;
    })
    .join('');
}

export function parseXml(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const broken = document.querySelector('parsererror');
  if (broken) throw new Error(broken.textContent);
  return document;
}

/** All elements with a local name, whatever the prefix that their namespace has in this file. */
export function elements(parent: Document | Element, name: string): readonly Element[] {
  return [...parent.getElementsByTagNameNS('*', name)];
}

export function truth(element: Element, name: string, otherwise = false): boolean {
  const value = element.getAttribute(name);
  return value === null ? otherwise : value === '1' || value === 'true';
}

/** A sheet's part without its cells, which are nearly all of it. */
export function withoutCells(sheetXml: string): string {
  const start = sheetXml.indexOf('<sheetData');
  const end = sheetXml.lastIndexOf('</sheetData>');
  return start < 0 || end < start ? sheetXml : sheetXml.slice(0, start) + sheetXml.slice(end);
}

/** The text of the first element with this name in a large part, without reading the rest as XML. */
export function fragment(xml: string, name: string): string | undefined {
  const start = new RegExp(`<(?:\\w+:)?${name}(?=[\\s>/])`).exec(xml);
  if (!start) return undefined;
  const tagEnd = xml.indexOf('>', start.index);
  if (xml[tagEnd - 1] === '/') return xml.slice(start.index, tagEnd + 1);
  const prefix = start[0].slice(1);
  const end = xml.indexOf(`</${prefix}>`, tagEnd);
  return end < 0 ? undefined : xml.slice(start.index, end + prefix.length + 3);
}

/** A fragment as a document; the namespaces that its part declares are declared again. */
export function parseFragment(xml: string, name: string): Document | undefined {
  const text = fragment(xml, name);
  if (text === undefined) return undefined;
  const declared = new Set([...xml.slice(0, 5000).matchAll(/xmlns:(\w+)="[^"]*"/g)].map((match) => match[0]));
  return parseXml(`<root ${[...declared].join(' ')}>${text}</root>`);
}
