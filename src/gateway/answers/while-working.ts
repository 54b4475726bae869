import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../base';
import { goneSignal, openEventStream, wantsEvents } from './event-stream';
import { instanceOf } from './answer-problems';
import { languageOf } from './language';
import { problemAnswer } from './problem-answer';
import { problemsOfError } from './problems-of-error';

/** Progress is told at most so often. */
const tellEvery = 100;

/** Work that takes a while and only reads: it ends when nobody waits for it any more. */
export interface LongWork<Progress, Result> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly now: () => number;
  readonly expected: (error: unknown) => Problem | undefined;
  readonly work: (progress: (made: Progress) => void, signal: AbortSignal) => Promise<Result>;
}

/**
 * Answers with what the work brings: at its end, or, where events were asked for, telling how far it is. Undefined: the
 * answer has been given.
 */
export async function whileWorking<Progress, Result>(long: LongWork<Progress, Result>): Promise<Result | undefined> {
  const { request, reply } = long;
  const signal = goneSignal(reply);
  if (!wantsEvents(request.headers.accept)) return long.work(() => undefined, signal);
  const stream = openEventStream(reply, signal);
  let told = 0;
  try {
    const result = await long.work((made) => {
      const now = long.now();
      if (now - told < tellEvery) return;
      told = now;
      void stream.send('progress', made);
    }, signal);
    await stream.send('result', result);
  } catch (error) {
    if (!signal.aborted) {
      const problems = problemsOfError(error, 0, long.expected);
      request.log.info({ error: String(error), codes: problems.map(({ code }) => code) }, 'problem');
      const locale = languageOf(request.headers['accept-language']);
      await stream.send('problem', problemAnswer(problems, instanceOf(request), locale));
    }
  }
  stream.end();
  return undefined;
}
