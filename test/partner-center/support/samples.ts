import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const folder = join(__dirname, '../../../../shared/partner-center-samples');

const indexSchema = z.object({
  samples: z.array(
    z.object({
      file: z.string(),
      operation: z.string(),
      kind: z.enum(['request', 'response', 'query']),
      status: z.nullable(z.number()),
    }),
  ),
});

export type Sample = z.output<typeof indexSchema>['samples'][number];

/** Whether the documented bodies are on this machine; they are not part of the repository. */
export const samplesAreHere = existsSync(join(folder, 'index.json'));

function parsed(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

export function listSamples(): readonly Sample[] {
  return samplesAreHere ? indexSchema.parse(parsed('index.json')).samples : [];
}

export const sampleBody = parsed;
