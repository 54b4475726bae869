import { fixedToken } from '../../src/partner-center';
import { resolveOptions } from '../../src/partner-center/options';
import { createPipelines } from '../../src/partner-center/pipelines';
import { recordingClock } from './support/recording-clock';

const pipelines = createPipelines(
  resolveOptions({
    baseUrl: 'http://127.0.0.1',
    tokens: fixedToken('x'),
    clock: recordingClock([]),
    newCorrelationId: () => 'id',
    random: () => 0,
  }),
);

describe('the way of a request', () => {
  it('is, for a read', () => {
    expect(pipelines.read.getOrderedPolicies().map(({ name }) => name)).toEqual([
      'redaction',
      'request-id',
      'read-retry',
      'throttle',
      'authentication',
      'concurrency',
      'request-budget',
      'read-timeout',
      'correlation-id',
      'on-the-wire',
      'call-log',
      'answer-text',
    ]);
  });

  it('is, for a write, without any repeat, its deadline and intent after every wait', () => {
    expect(pipelines.write.getOrderedPolicies().map(({ name }) => name)).toEqual([
      'redaction',
      'request-id',
      'throttle',
      'authentication',
      'concurrency',
      'request-budget',
      'write-deadline',
      'correlation-id',
      'sending',
      'on-the-wire',
      'call-log',
      'answer-text',
    ]);
  });
});
