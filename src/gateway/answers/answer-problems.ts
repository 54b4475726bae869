import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../base';
import { toJson } from '../../contract';
import type { GatewayApp } from '../contract-types';
import { languageOf } from './language';
import { problemAnswer, problemType, type CodedProblem } from './problem-answer';
import { problemsOfError } from './problems-of-error';

/** What an answer calls itself, so that somebody finds it in the log. */
export function instanceOf(request: FastifyRequest): string {
  return `urn:uuid:${request.id}`;
}

/** Answers with problems, in the language of whoever asks. */
export function sendProblems(
  request: FastifyRequest,
  reply: FastifyReply,
  problems: readonly CodedProblem[],
): FastifyReply {
  const answer = problemAnswer(problems, instanceOf(request), languageOf(request.headers['accept-language']));
  return reply.code(answer.status).type(problemType).serializer(String).send(toJson(answer));
}

/** Methods of the addresses that are answered, by the address as a pattern. */
type Addresses = Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>;

/** Takes down which addresses there are, so that a wrong method can be told from a wrong address. */
function noteAddresses(app: GatewayApp): Addresses {
  const addresses: Addresses = new Map();
  app.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:[a-zA-Z]+/g, '[^/]+')}/?$`);
    const known = addresses.get(url) ?? { pattern, methods: new Set<string>() };
    for (const one of [method].flat()) known.methods.add(one);
    addresses.set(url, known);
  });
  return addresses;
}

function methodsAt(addresses: Addresses, path: string): readonly string[] {
  return [...addresses.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : []));
}

/** Makes every failure a problem answer: errors of handlers, of the library, unknown addresses and methods. */
export function answerProblems(app: GatewayApp, expected: (error: unknown) => Problem | undefined): void {
  const addresses = noteAddresses(app);
  app.setErrorHandler((error, request, reply) => {
    const limit = request.routeOptions.bodyLimit;
    const problems = problemsOfError(error, limit, expected);
    const unexpected = problems.some(({ code }) => code === 'internal');
    const codes = problems.map(({ code }) => code);
    // Whatever was expected says enough by its code; of the rest the log is all there is.
    if (unexpected) request.log.error({ err: error }, 'unexpected');
    else request.log.info({ codes, error: String(error) }, 'problem');
    return sendProblems(request, reply, problems);
  });
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const methods = methodsAt(addresses, path);
    if (methods.length > 0 && !methods.includes(request.method)) {
      void reply.header('allow', methods.join(', '));
      return sendProblems(request, reply, [new Problem('method-unknown', { method: request.method, path })]);
    }
    return sendProblems(request, reply, [new Problem('route-unknown', { path })]);
  });
}
