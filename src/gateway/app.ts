import rateLimit from '@fastify/rate-limit';
import fastify, { LogController, type FastifyBaseLogger } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { Problem } from '../base';
import { toJson } from '../contract';
import { answerProblems } from './answers/answer-problems';
import { guard } from './auth/guard';
import type { ContractTypes, GatewayApp } from './contract-types';
import type { GatewayParts } from './gateway-parts';
import { measure } from './metrics/measure';
import { describeRoutes } from './openapi';
import { securityHeaders } from './pages/security-headers';
import { servePages } from './pages/serve-pages';
import { checkRoutes } from './routes/checks';
import { connectionRoutes } from './routes/connection';
import { healthRoutes } from './routes/health';
import { pullRoutes } from './routes/pulls';
import { resolveRoutes } from './routes/resolve';
import { runCommandRoutes } from './routes/run-commands';
import { runEventRoutes } from './routes/run-events';
import { runRoutes } from './routes/runs';
import { signInRoutes } from './routes/sign-in';
import { statusRoutes } from './routes/statuses';

const smallBody = 1024 * 1024;
const minute = 60_000;
/** A request has to arrive whole in this time; an answer may take as long as it takes. */
const requestWithin = 120_000;

/** Builds the gateway without listening: security, routes, pages. */
export async function buildApp(parts: GatewayParts): Promise<GatewayApp> {
  const { tls, world } = parts;
  const options = {
    loggerInstance: parts.log as FastifyBaseLogger,
    // One line a problem is written where it is answered; one a request would tell nobody anything.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: world.newId,
    bodyLimit: smallBody,
    requestTimeout: requestWithin,
    // Streams of events end when the gateway does, not when their readers think so.
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 100 },
  };
  const server =
    tls === undefined ? fastify(options) : fastify({ ...options, https: { key: tls.key, cert: tls.certificate } });
  // One server, whichever protocol it speaks and whose types its logger has.
  const app = server.withTypeProvider<ContractTypes>() as unknown as GatewayApp;
  // JSON alone: whatever else a form or a script of another site could send is refused unread.
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(validatorCompiler);
  // Answers are typed by the contract; checking ten thousand rows once more would cost more than making them.
  app.setSerializerCompiler(() => toJson);
  answerProblems(app, parts.problemOf);
  await securityHeaders(app, { signIn: parts.signIn && new URL(parts.signIn.issuer).origin });
  measure(app, parts.meters, parts.fleet, () => world.clock.now().getTime());
  healthRoutes(app, parts);
  signInRoutes(app, parts);
  await describeRoutes(app, parts.version);
  await app.register(async (api: GatewayApp) => {
    guard(api, parts.identify, {
      publicUrl: parts.publicUrl,
      loopbackOnly: parts.signIn === undefined,
    });
    await api.register(rateLimit, {
      max: parts.callsPerMinute,
      timeWindow: minute,
      keyGenerator: ({ person }) => person.id,
      errorResponseBuilder: (_request, { ttl }) => new Problem('rate-limited', { seconds: Math.ceil(ttl / 1000) }),
    });
    connectionRoutes(api, parts);
    pullRoutes(api, parts);
    checkRoutes(api, parts);
    runRoutes(api, parts);
    runEventRoutes(api, parts);
    runCommandRoutes(api, parts);
    resolveRoutes(api, parts);
    statusRoutes(api, parts);
    api.get('/api/openapi.json', { schema: { hide: true } }, (_request, reply) =>
      reply.type('application/json').serializer(String).send(JSON.stringify(app.swagger())),
    );
  });
  await servePages(app, parts.pages);
  return app;
}
