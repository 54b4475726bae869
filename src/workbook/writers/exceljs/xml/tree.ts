import { SaxesParser } from 'saxes';
import { attributeText } from './escape';

/** An element of a small part, its names with the prefixes that they have in the file. */
export interface Element {
  readonly name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

/** The name of an element or attribute without its prefix: programs choose prefixes as they like. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Reads a part that is small enough to hold at once. Throws where it is not XML; knows no document types. */
export function parseXml(text: string): Element {
  const parser = new SaxesParser();
  const root: Element = { name: '', attributes: {}, children: [] };
  const open: Element[] = [root];
  const top = (): Element => open[open.length - 1] ?? root;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a document type is not allowed');
  });
  parser.on('opentag', (tag) => {
    const element: Element = { name: tag.name, attributes: { ...tag.attributes }, children: [] };
    top().children.push(element);
    open.push(element);
  });
  parser.on('text', (words) => top().children.push(words));
  parser.on('cdata', (words) => top().children.push(words));
  parser.on('closetag', () => open.pop());
  parser.write(text).close();
  const document = elementsOf(root)[0];
  if (!document) throw new Error('there is no element');
  return document;
}

export function elementsOf(element: Element): readonly Element[] {
  return element.children.filter((child): child is Element => typeof child !== 'string');
}

/** Children by local name. */
export function childrenOf(element: Element, name: string): readonly Element[] {
  return elementsOf(element).filter((child) => localName(child.name) === name);
}

/** The text inside an element, its children's included. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function elementXml(element: Element): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${attributeText(value)}"`)
    .join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  const content = element.children
    .map((child) => (typeof child === 'string' ? textXml(child) : elementXml(child)))
    .join('');
  return `<${element.name}${attributes}>${content}</${element.name}>`;
}

function textXml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}

/** The text of a part. */
export function documentXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${elementXml(root)}`;
}

/** An element under the same prefix as its parent. */
export function childElement(
  parent: Element,
  name: string,
  attributes: Record<string, string>,
  text?: string,
): Element {
  const prefix = parent.name.includes(':') ? `${parent.name.slice(0, parent.name.indexOf(':'))}:` : '';
  return { name: prefix + name, attributes, children: text === undefined ? [] : [text] };
}
