import { JSDOM } from 'jsdom';

/** Files are read with the browser's parser of XML; Node has none, and this is one that browsers are compared with. */
export function withXmlParser(): void {
  globalThis.DOMParser = new JSDOM().window.DOMParser;
}
