import swagger, { type SwaggerTransform } from '@fastify/swagger';
import * as z from 'zod/mini';
import { planSchema, problemSchema, rowPatch, runSummary, userRow, orderSummary, plannedRow } from '../contract';
import type { GatewayApp } from './contract-types';

/** Shapes that many answers share, by the name under which the document holds them. */
const shared = {
  OrderSummary: orderSummary,
  Plan: planSchema,
  PlannedRow: plannedRow,
  Problem: problemSchema,
  RowPatch: rowPatch,
  RunSummary: runSummary,
  UserRow: userRow,
} as const;

type JsonSchema = Readonly<Record<string, unknown>>;

const names = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(shared)) names.add(schema, { id });

const addressOf = (id: string): string => `#/components/schemas/${id}`;

/** The shared shapes as the document holds them. */
function sharedSchemas(): Record<string, object> {
  const { schemas } = z.toJSONSchema(names, { io: 'input', unrepresentable: 'any', uri: addressOf });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $schema: _dialect, $id: _id, id: _name, ...own } = schema;
      return [id, own];
    }),
  );
}

/** The form on the wire: what a reader makes of it (absent or null, both undefined) is its own affair. */
function toSchema(schema: z.ZodMiniType): JsonSchema {
  const text = JSON.stringify(z.toJSONSchema(schema, { io: 'input', metadata: names, unrepresentable: 'any' }));
  const document = JSON.parse(text.replaceAll('#/$defs/', addressOf(''))) as JsonSchema; // the library's own
  const { $defs: _shared, $schema: _dialect, id: _id, ...own } = document;
  return own;
}

function isSchema(value: unknown): value is z.ZodMiniType {
  return value instanceof z.ZodMiniType;
}

const streams = z.string();

/** Turns the schemas of a route into those of the document, and adds the answer that every route may give instead. */
const transform: SwaggerTransform = ({ schema, url }) => {
  if (schema.hide === true) return { schema, url };
  const turned: Record<string, unknown> = { ...schema };
  for (const part of ['body', 'querystring', 'params'] as const) {
    if (isSchema(schema[part])) turned[part] = toSchema(schema[part]);
  }
  const { eventStream, ...rest } = turned as { eventStream?: 'also' | 'only' } & Record<string, unknown>;
  const answers = Object.entries((schema.response ?? {}) as Record<string, unknown>).map(([status, answer]) => {
    const content: Record<string, unknown> = {};
    if (isSchema(answer) && eventStream !== 'only') content['application/json'] = { schema: toSchema(answer) };
    if (eventStream !== undefined) content['text/event-stream'] = { schema: toSchema(streams) };
    return [status, { description: 'The answer', content }] as const;
  });
  const problem = {
    description: 'A problem (RFC 9457)',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return { schema: { ...rest, response: { ...Object.fromEntries(answers), default: problem } }, url };
};

declare module 'fastify' {
  interface FastifySchema {
    /** The answer can also be had, or is only to be had, as a stream of events. */
    eventStream?: 'also' | 'only';
    hide?: boolean;
    summary?: string;
    tags?: readonly string[];
    operationId?: string;
  }
}

/** Describes the routes that are registered after it, for `/api/openapi.json`. */
export async function describeRoutes(app: GatewayApp, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Crossgrade gateway', version },
      components: {
        schemas: sharedSchemas(),
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          sandbox: { type: 'apiKey', in: 'header', name: 'x-crossgrade-sandbox' },
        },
      },
      security: [{ token: [] }, { sandbox: [] }],
    },
    transform,
  });
}
