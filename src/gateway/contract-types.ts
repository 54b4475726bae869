import type { FastifyInstance, FastifyTypeProvider, RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type * as z from 'zod/mini';
import type { Read } from '../contract';

/** Types of requests and answers as the contract's schemas read them. */
export interface ContractTypes extends FastifyTypeProvider {
  readonly validator: this['schema'] extends z.ZodMiniType ? Read<this['schema']> : unknown;
  readonly serializer: this['schema'] extends z.ZodMiniType ? Read<this['schema']> : unknown;
}

/** The server with the contract's types. */
export type GatewayApp = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Logger, ContractTypes>;
