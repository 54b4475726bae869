import type { FastifyRequest } from 'fastify';
import type { RunSummary } from '../../contract';
import type { RunStanding } from '../../job';
import { instanceOf } from '../answers/answer-problems';
import { languageOf } from '../answers/language';
import { problemAnswer } from '../answers/problem-answer';

/** A run in numbers, its problem in the language of whoever asks. */
export function summaryOf(request: FastifyRequest, { problem, ...standing }: RunStanding): RunSummary {
  const locale = languageOf(request.headers['accept-language']);
  return {
    ...standing,
    problem: problem && problemAnswer([problem], instanceOf(request), locale),
  };
}
