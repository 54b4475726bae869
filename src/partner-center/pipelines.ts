import { createEmptyPipeline, type Pipeline, type PipelinePolicy } from '@azure/core-rest-pipeline';
import type { ResolvedOptions } from './options';
import { answerText } from './policies/answer-text';
import { authentication } from './policies/authentication';
import { requestBudget } from './policies/budget';
import { concurrency } from './policies/concurrency';
import { correlationId } from './policies/correlation-id';
import { callLog } from './policies/log';
import { onTheWire } from './policies/on-the-wire';
import { readRetry } from './policies/read-retry';
import { readTimeout } from './policies/read-timeout';
import { redaction } from './policies/redaction';
import { requestId } from './policies/request-id';
import { sending } from './policies/sending';
import { throttle } from './policies/throttle';
import { writeDeadline } from './policies/write-deadline';

/** Policies run in the order of the list, the first one outermost. */
function pipelineOf(policies: readonly PipelinePolicy[]): Pipeline {
  // Empty on purpose: the default pipeline repeats every request, writes included, and follows redirects.
  const pipeline = createEmptyPipeline();
  for (const policy of policies) pipeline.addPolicy(policy);
  return pipeline;
}

/** The way of a request, once for reads and once for writes. */
export function createPipelines(options: ResolvedOptions): Readonly<Record<'read' | 'write', Pipeline>> {
  const inFlight = concurrency(options.concurrency);
  const outside = [redaction(), requestId(options.applicationName, options.locale)];
  const each = [
    throttle(options),
    authentication(options.tokens),
    inFlight,
    requestBudget(options.budget, options.reach),
  ];
  const correlated = correlationId(options.newCorrelationId);
  const wire = [onTheWire(), callLog(options), answerText()];
  return {
    read: pipelineOf([...outside, readRetry(options), ...each, readTimeout(options.readTimeout), correlated, ...wire]),
    write: pipelineOf([
      ...outside,
      ...each,
      writeDeadline(options.writeDeadline, options.clock),
      correlated,
      sending(),
      ...wire,
    ]),
  };
}
