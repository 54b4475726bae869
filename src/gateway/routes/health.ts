import type { GatewayApp } from '../contract-types';
import type { GatewayParts } from '../gateway-parts';

/** The service is asked at most so often, however often somebody asks us. */
const serviceFreshFor = 30_000;

/** Whether the process lives, and whether it can work. */
export function healthRoutes(app: GatewayApp, parts: GatewayParts): void {
  let service: { readonly at: number; readonly ok: Promise<boolean> } | undefined;

  const ok = (answers: () => Promise<void>): Promise<boolean> =>
    answers().then(
      () => true,
      (error: unknown) => {
        parts.log.warn({ error: String(error) }, 'not-ready');
        return false;
      },
    );

  function serviceOk(): Promise<boolean> {
    const now = parts.world.clock.now().getTime();
    if (service === undefined || now - service.at >= serviceFreshFor)
      service = { at: now, ok: ok(parts.serviceAnswers) };
    const asked = service;
    // What was away is asked again at once, so that a gateway is ready as soon as it can be.
    void asked.ok.then((answered) => {
      if (!answered && service === asked) service = undefined;
    });
    return asked.ok;
  }

  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const [database, partnerCenter] = await Promise.all([ok(parts.databaseAnswers), serviceOk()]);
    const ready = database && partnerCenter;
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'not-ready', database, service: partnerCenter });
  });
}
