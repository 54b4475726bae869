import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { camelCased } from './body';
import type { AppliedFault, Faults } from './faults';
import type { Limiter } from './limiter';
import { Call, type Answer, type Operation } from './operation';
import type { ResolvedOptions } from './options';
import { Refusal, staleEtagRefusal } from './refusal';
import type { World } from './state/world';

/** An answer ready to be sent. */
interface Outgoing {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const json = 'application/json; charset=utf-8';
const html = '<html><head><title>Service Unavailable</title></head><body><h1>Service Unavailable</h1></body></html>';

function outgoing(answer: Answer): Outgoing {
  return {
    status: answer.status,
    headers: { ...answer.headers },
    body: answer.body === undefined ? '' : JSON.stringify(answer.body),
  };
}

function refused(refusal: Refusal): Outgoing {
  return { status: refusal.status, headers: {}, body: JSON.stringify(refusal.body()) };
}

function throttled(seconds: number): Outgoing {
  const message = `Rate limit is exceeded. Try again in ${String(seconds)} seconds.`;
  return {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
    body: JSON.stringify({ statusCode: 429, message }),
  };
}

const unauthorized = (): Outgoing =>
  refused(new Refusal(401, 800001, 'The access token is missing, not valid or has expired.'));

function faultStatus(status: number): Outgoing {
  if (status >= 502) return { status, headers: { 'Content-Type': 'text/html' }, body: html };
  return refused(new Refusal(status, status >= 500 ? 800003 : status, 'The simulator was told to fail.'));
}

function queryOf(request: FastifyRequest): Map<string, string> {
  const query = new Map<string, string>();
  const values = request.query;
  if (typeof values !== 'object' || values === null) return query;
  for (const [name, value] of Object.entries(values)) {
    query.set(name.toLowerCase(), Array.isArray(value) ? value.join(',') : String(value));
  }
  return query;
}

function headersOf(request: FastifyRequest): Record<string, string | undefined> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = Array.isArray(value) ? value[0] : value;
  return headers;
}

function paramsOf(request: FastifyRequest): Record<string, string> {
  const { params } = request;
  if (typeof params !== 'object' || params === null) return {};
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

/** Takes calls through what stands before and after every operation: limits, sign-in, faults, repeats, the journal. */
export class Dispatcher {
  /** Tokens refused as expired; more can be added while running. */
  readonly expiredTokens: Set<string>;

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
    private readonly limiter: Limiter,
  ) {
    this.expiredTokens = new Set(world.options.expiredTokens);
  }

  async handle(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const headers = headersOf(request);
    const requestId = headers['ms-requestid'] ?? randomUUID();
    const correlationId = headers['ms-correlationid'] ?? randomUUID();
    const { clock, options } = this.world;
    const due = clock.realNow() + options.latencyMs;
    // Half of the time is the request's way here, the other half the answer's way back.
    await clock.sleep(options.latencyMs / 2);
    this.world.ledger.count(operation.name);

    const wait = this.limiter.secondsToWait(this.world.clock.realNow());
    if (wait !== undefined) this.world.ledger.count('(throttled)');
    const path = request.url.split('?')[0] ?? '';
    const fault = wait === undefined ? this.faults.next(operation.name, operation.method, path) : undefined;
    if (fault) this.world.ledger.count(`(fault ${fault.kind})`);
    if (fault?.kind === 'reset-before') return this.reset(request, reply);
    if (fault?.kind === 'slow') await this.world.clock.sleep(fault.value);

    const early =
      wait !== undefined
        ? throttled(wait)
        : (faultAnswer(fault, options.staleEtag) ?? this.checkToken(headers['authorization']));
    const answer = early ?? (await this.run(operation, request, headers, { requestId, correlationId }, fault));

    if (fault?.kind === 'slow-after') await this.world.clock.sleep(fault.value);
    await clock.sleep(Math.max(0, due - clock.realNow()));
    if (fault?.kind === 'reset-after') return this.reset(request, reply);
    const { status, headers: answerHeaders, body } = afterFault(answer, fault);
    return reply
      .code(status)
      .headers({
        'Content-Type': json,
        'MS-RequestId': requestId,
        'MS-CorrelationId': correlationId,
        'MS-CV': `${correlationId.slice(0, 8)}.0`,
        'MS-ServerId': 'SANDBOX',
        ...answerHeaders,
      })
      .send(body);
  }

  private async run(
    operation: Operation,
    request: FastifyRequest,
    headers: Record<string, string | undefined>,
    origin: { readonly requestId: string; readonly correlationId: string },
    fault: AppliedFault | undefined,
  ): Promise<Outgoing> {
    const { world } = this;
    const key = this.repeatKey(operation, request, headers['ms-requestid']);
    const remembered = key === undefined ? undefined : world.answerTo(key);
    if (remembered && world.clock.now() >= remembered.notBefore) {
      world.ledger.repeatedRequests += 1;
      return { status: remembered.status, headers: { ...remembered.headers }, body: remembered.body };
    }
    const change = world.begin({ ...origin, cause: 'call' });
    let holdMs = 0;
    let answer: Outgoing;
    try {
      const call = new Call(
        world,
        change,
        paramsOf(request),
        queryOf(request),
        headers,
        camelCased(request.body),
        fault,
      );
      if (fault?.kind === 'user-gone') deleteUser(call);
      const result = operation.handle(call);
      holdMs = result.holdMs ?? 0;
      answer = outgoing(result);
      if (key !== undefined && answer.status < 300) {
        // In one journal line with the effects: a kill cannot leave the effect without the answer to its repeat.
        change.put({ type: 'answer', key, value: { ...answer, notBefore: change.now + holdMs } });
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer = refused(error);
    } finally {
      // Refused calls can have effects too: what became due in the meantime was settled on the way.
      world.commit(change);
    }
    await world.durable();
    await world.clock.sleep(holdMs);
    return answer;
  }

  /** What a repeat of a write is recognised by; undefined: it is not a write, or repeats run again. */
  private repeatKey(operation: Operation, request: FastifyRequest, requestId: string | undefined): string | undefined {
    if (operation.method === 'GET' || requestId === undefined || this.world.options.ignoreRequestId) return undefined;
    return `${requestId.toLowerCase()} ${operation.name} ${request.url.toLowerCase()}`;
  }

  private checkToken(authorization: string | undefined): Outgoing | undefined {
    const token = /^bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    return token === undefined || this.expiredTokens.has(token) ? unauthorized() : undefined;
  }

  private reset(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
    return reply;
  }
}

const inProgress = (): Outgoing => refused(new Refusal(409, 800064, 'The request is being processed.'));

function faultAnswer(fault: AppliedFault | undefined, staleEtag: ResolvedOptions['staleEtag']): Outgoing | undefined {
  if (fault?.kind === 'status') return faultStatus(fault.value);
  if (fault?.kind === '429') return throttled(fault.value > 0 ? fault.value : 1);
  if (fault?.kind === '401') return unauthorized();
  if (fault?.kind === 'in-progress') return inProgress();
  if (fault?.kind === 'stale-etag') return refused(staleEtagRefusal(staleEtag));
  if (fault?.kind === 'no-units') return refused(new Refusal(400, 60012, 'The customer has no available licenses.'));
  return undefined;
}

/** What is sent of an answer where a fault lets the effect happen and spoils what is heard of it. */
function afterFault(answer: Outgoing, fault: AppliedFault | undefined): Outgoing {
  if (answer.status >= 300) return answer;
  if (fault?.kind === 'in-progress-after') return inProgress();
  if (fault?.kind === 'truncate') {
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * 0.6)) };
  }
  return answer;
}

/** A colleague removes the user whom the call is about. */
function deleteUser(call: Call): void {
  const customer = call.customer();
  const user = customer.user(call.param('user'));
  if (user) call.change.put({ type: 'user', customer: customer.id, value: { ...user, deletedAt: call.now } });
}
