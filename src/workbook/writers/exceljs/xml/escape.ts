const marked = /[&<>"\r\n\t]/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** A text as the value of an attribute, blanks of every kind kept. */
export function attributeText(text: string): string {
  return text.replace(marked, (sign) => entities[sign] ?? sign);
}

const needsEscape = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]|_x[0-9a-f]{4}_/i;
const special =
  /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]|_(?=x[0-9a-f]{4}_)/gi;

function escaped(sign: string): string {
  const code = sign.charCodeAt(0);
  if (sign.length === 2) return sign;
  if (sign === '_') return '_x005F_';
  // No program takes a zero character out of a file: it becomes the sign for "not a character".
  if (code === 0) return '\ufffd';
  return entities[sign] && sign !== '\r' ? entities[sign] : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}

/**
 * A text as the content of a cell or a formula. Characters that XML cannot hold are written the way Excel does
 * (`_x0007_`, ECMA-376 22.9.2.19, ST_Xstring), and a text that looks like such an escape is escaped itself.
 */
export function cellText(text: string): string {
  return needsEscape.test(text) ? text.replace(special, escaped) : text;
}

/** Content of a formula: formulas know no such escapes. */
export function formulaText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
}

const xstring = /_x([0-9a-f]{4})_/gi;

/** Undoes `_xHHHH_` escapes. */
export function readEscapes(text: string): string {
  return text.includes('_x') || text.includes('_X')
    ? text.replace(xstring, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    : text;
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Undoes the entities of XML. */
export function readEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return namedEntities[name] ?? whole;
    const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
