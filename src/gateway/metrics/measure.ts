import { Counter, Histogram } from 'prom-client';
import type { GatewayApp } from '../contract-types';
import { fleetGauges, type FleetSources } from './fleet-gauges';
import type { Meters } from './meters';

/** Measures the requests of the app and answers `/metrics` in the format of Prometheus. */
export function measure(app: GatewayApp, { registry }: Meters, fleet: FleetSources, now: () => number): void {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'crossgrade_http_request_seconds',
    help: 'Time until a request was answered',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const problems = new Counter({
    name: 'crossgrade_http_problems_total',
    help: 'Answers with a status of 400 or more',
    labelNames: ['route', 'status'],
    registers,
  });
  const look = fleetGauges(registry, fleet);
  const begun = new WeakMap<object, number>();
  app.addHook('onRequest', (request, _reply, done) => {
    begun.set(request, now());
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    // The route as it was written: an address would make a series of every id.
    const labels = { route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) };
    seconds.observe({ method: request.method, ...labels }, (now() - (begun.get(request) ?? now())) / 1000);
    if (reply.statusCode >= 400) problems.inc(labels);
    done();
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) => {
    await look();
    return reply
      .type(registry.contentType)
      .serializer(String)
      .send(await registry.metrics());
  });
}
