const mark = '[redacted]';

/** Three base64url parts, the first a JSON object: a signed token. An etag is one such part and stays. */
const signedToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const bearer = /\b(Bearer|Basic)\s+[^\s"',;<>]+/gi;
const secretNames =
  'client_secret|client_assertion|refresh_token|access_token|id_token|password|secret|assertion|authorization';
/** `name=value` of a form or an address, and `"name": "value"` of JSON. */
const formSecret = new RegExp(`\\b(${secretNames})(\\s*=\\s*)[^\\s&"'<>]+`, 'gi');
const jsonSecret = new RegExp(`("(?:${secretNames})"\\s*:\\s*)"(?:[^"\\\\]|\\\\.)*"?`, 'gi');
const headerSecret = new RegExp(`\\b(Authorization|Proxy-Authorization)(\\s*:\\s*)[^\\r\\n"]+`, 'gi');

/** A token shorter than this would take harmless words out of a text. */
const shortestToken = 12;

/** A text without tokens, passwords and client secrets; `token` is one that is known to be in use. */
export function redact(text: string, token?: string): string {
  const known = token !== undefined && token.length >= shortestToken ? text.replaceAll(token, mark) : text;
  return known
    .replaceAll(jsonSecret, `$1"${mark}"`)
    .replaceAll(headerSecret, `$1$2${mark}`)
    .replaceAll(bearer, `$1 ${mark}`)
    .replaceAll(formSecret, `$1$2${mark}`)
    .replaceAll(signedToken, mark);
}
