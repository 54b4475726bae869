import { promisify } from 'node:util';
import { brotliDecompress, unzip } from 'node:zlib';
import type { PipelinePolicy, PipelineResponse } from '@azure/core-rest-pipeline';

/** Far above the largest list that is known (586 kB), and low enough to be held. */
const longest = 268_435_456;

const unpackers = {
  br: promisify(brotliDecompress),
  // Tells gzip and deflate apart by itself.
  zip: promisify(unzip),
} as const;

/** Something in between may say that it packs and not do it; JSON never begins like a packed body. */
function isPacked(bytes: Buffer): boolean {
  return bytes.length > 1 && ((bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x78 && bytes[1] !== 0x22));
}

async function unpacked(bytes: Buffer, encoding: string): Promise<Buffer> {
  if (encoding === 'br') return unpackers.br(bytes, { maxOutputLength: longest });
  return encoding !== '' && isPacked(bytes) ? unpackers.zip(bytes, { maxOutputLength: longest }) : bytes;
}

/** The text of a body: a byte order mark says how it is written, else the header does, else it is UTF-8. */
function decoded(bytes: Buffer, type: string): string {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  const said = /charset\s*=\s*"?([^\s";]+)/i.exec(type)?.[1];
  try {
    return new TextDecoder(marked ?? said ?? 'utf-8').decode(bytes);
  } catch {
    // A name that nobody knows.
    return new TextDecoder().decode(bytes);
  }
}

async function textOf({ readableStreamBody: stream, headers }: PipelineResponse): Promise<string> {
  const chunks: Buffer[] = [];
  // No encoding is set, so chunks are buffers.
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  const encoding = headers.get('Content-Encoding')?.trim().toLowerCase() ?? '';
  const bytes = await unpacked(Buffer.concat(chunks), encoding === 'identity' ? '' : encoding);
  return decoded(bytes, headers.get('Content-Type') ?? '');
}

/**
 * Reads the body of an answer, packed or not: we ask for none that is packed, and what stands between us and the service
 * packs all the same. A body that breaks off fails, also where it is packed.
 */
export function answerText(): PipelinePolicy {
  return {
    name: 'answer-text',
    async sendRequest(request, next) {
      request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
      const response = await next(request);
      response.bodyAsText ??= await textOf(response);
      return response;
    },
  };
}
