import { answerOf, gatewayPage, refusalAnswer, throttled, type Outgoing } from './answers';
import type { BodyObject } from './json';
import { Received } from './json';
import { Refusal } from './refusal';
import { RequestMemory } from './request-memory';
import { routes } from './routes';
import { findRoute, type Answer, type Call, type Route } from './routes/route';
import type { World } from './state/world';
import { TroubleCounter, type Troubles } from './troubles';

/** A request as the listener read it. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  readonly text: string;
}

/** `lost`: the effect is there and the connection breaks instead of an answer. */
export type Reaction = { readonly kind: 'answer'; readonly answer: Outgoing } | { readonly kind: 'lost' };

const throttleSeconds = 1;

function bodyOf(text: string): Received {
  if (text.trim() === '') return Received.from({});
  try {
    return Received.from(JSON.parse(text));
  } catch {
    throw new Refusal(400, 2000, 'The body is not JSON.');
  }
}

/** Answers requests one after another; what a request does, it does at once. */
export class Service {
  readonly #memory = new RequestMemory();
  readonly #troubles: TroubleCounter;

  constructor(
    private readonly world: World,
    troubles: Troubles,
  ) {
    this.#troubles = new TroubleCounter(troubles);
  }

  react(incoming: Incoming): Reaction {
    const { dialect, ledger } = this.world;
    const parts = incoming.url.pathname.replace(/^\/v1\//i, '').split('/');
    if (incoming.method === 'GET' && incoming.url.pathname === '/ledger') return this.#report();
    const found = findRoute(routes, incoming.method, parts);
    if (!found)
      return { kind: 'answer', answer: refusalAnswer(new Refusal(404, undefined, 'No such resource'), '', dialect) };
    ledger.called(found.route.operation);
    if (this.#troubles.strikes('throttledEvery'))
      return { kind: 'answer', answer: throttled(throttleSeconds, dialect) };
    if (!/^bearer .+/i.test(incoming.header('Authorization') ?? '')) {
      return {
        kind: 'answer',
        answer: refusalAnswer(new Refusal(401, 400, 'Sign in.'), found.route.operation, dialect),
      };
    }
    return found.route.method === 'GET' ? this.#read(incoming, found) : this.#write(incoming, found);
  }

  #report(): Reaction {
    const text = JSON.stringify(this.world.ledger.report());
    return { kind: 'answer', answer: { status: 200, type: 'application/json', text, headers: {} } };
  }

  #read(incoming: Incoming, found: Found): Reaction {
    if (this.#troubles.strikes('brokenReadEvery')) return { kind: 'answer', answer: gatewayPage(503) };
    return { kind: 'answer', answer: this.#done(incoming, found).outgoing };
  }

  #write(incoming: Incoming, found: Found): Reaction {
    const { dialect, ledger } = this.world;
    const requestId = incoming.header('MS-RequestId');
    const known = this.#memory.recall(incoming.method, incoming.url.pathname, requestId);
    if (known !== undefined) {
      ledger.requestIdRepeated();
      if (dialect.requestIds === 'honoured') return { kind: 'answer', answer: known };
      if (dialect.requestIds === 'conflict') {
        const conflict = new Refusal(409, undefined, 'This request id is in use.');
        return { kind: 'answer', answer: refusalAnswer(conflict, found.route.operation, dialect) };
      }
    }
    const { outgoing, breaks } = this.#done(incoming, found);
    this.#memory.keep(incoming.method, incoming.url.pathname, requestId, outgoing);
    if (breaks || this.#troubles.strikes('resetEvery')) {
      ledger.answerLost();
      return { kind: 'lost' };
    }
    if (this.#troubles.strikesEach('lostAnswerEvery', found.route.operation)) {
      ledger.answerLost();
      return { kind: 'answer', answer: gatewayPage(502) };
    }
    return { kind: 'answer', answer: outgoing };
  }

  #done(incoming: Incoming, { route, path }: Found): { readonly outgoing: Outgoing; readonly breaks: boolean } {
    const { dialect } = this.world;
    try {
      const call: Call = {
        world: this.world,
        path,
        query: incoming.url.searchParams,
        body: bodyOf(incoming.text),
        header: incoming.header,
        tears: () => this.#troubles.strikes('tornLicensesEvery'),
      };
      const { status, body, headers, breaks }: Answer = route.answer(call);
      return { outgoing: answerOf(status, body, route.operation, dialect, headers ?? {}), breaks: breaks ?? false };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { outgoing: refusalAnswer(error, route.operation, dialect), breaks: false };
    }
  }
}

interface Found {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
}

/** Ids that an answer repeats from its request (5.1). */
export const echoed = (header: Incoming['header']): BodyObject =>
  Object.fromEntries(
    ['MS-RequestId', 'MS-CorrelationId'].flatMap((name) => {
      const value = header(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
