'use strict';

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * An element: its name with its attributes, and what stands in it (a text, or elements).
 * @typedef {object} Element
 * @property {string} name
 * @property {Readonly<Record<string, string>>} attributes
 * @property {string | readonly Element[]} content
 */

/**
 * @param {string} name
 * @param {Readonly<Record<string, string>>} attributes
 * @param {string | readonly Element[]} [content]
 * @returns {Element}
 */
const element = (name, attributes, content = []) => ({ name, attributes, content });

/** An element as lines of XML. @param {Element} one @param {string} [indent] @returns {string} */
function written(one, indent = '') {
  const attributes = Object.entries(one.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const start = `${indent}<${one.name}${attributes.join('')}`;
  if (one.content.length === 0) return `${start} />\n`;
  if (typeof one.content === 'string') return `${start}>${escaped(one.content)}</${one.name}>\n`;
  const inner = one.content.map((child) => written(child, `${indent}  `)).join('');
  return `${start}>\n${inner}${indent}</${one.name}>\n`;
}

module.exports = { element, written };
