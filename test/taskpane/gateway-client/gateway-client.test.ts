import { Problem, Problems } from '../../../src/base';
import { createGatewayClient } from '../../../taskpane/gateway-client/gateway-client';
import { runAnswerOf, runIdOf, subscriptionIdOf, summaryOf } from '../support/answers';
import { testAccess, type TestAccess } from '../support/client';
import {
  eventText,
  hangsUp,
  problemBody,
  says,
  startScriptedGateway,
  streams,
  type ScriptedGateway,
} from '../support/scripted-gateway';
import { until } from '../../support/until';

const request = {
  connection: '',
  rows: [],
  users: [],
  plans: [],
  only: undefined,
  subscriptions: undefined,
  limits: undefined,
  steps: undefined,
};
const checked = {
  rows: [],
  users: [],
  held: [],
  summary: {
    rows: 0,
    customers: 0,
    purchases: [],
    users: 0,
    retire: { 'suspend': 0, 'end-at-term': 0, 'cancel-now': 0, 'leave': 0 },
    cost: [],
    rowsWithoutPrice: 0,
    irrevocable: 0,
    steps: [],
    atRisk: [],
  },
  ready: [],
};

describe('the client of the gateway', () => {
  let gateway: ScriptedGateway;
  let access: TestAccess;

  beforeEach(async () => {
    gateway = await startScriptedGateway();
    access = testAccess(gateway.address);
  });
  afterEach(() => gateway.stop());

  it('says who asks and in which language, and never sends a cookie', async () => {
    gateway.next(says(200, { plans: [] }));
    await createGatewayClient(access).plans({ country: 'SE', segment: undefined });
    expect(gateway.arrived[0]).toMatchObject({ method: 'GET', path: '/api/plans?country=SE' });
    expect(gateway.arrived[0]?.headers).toMatchObject({ 'accept-language': 'pl-PL', 'x-crossgrade-sandbox': '1' });
    expect(gateway.arrived[0]?.headers.cookie).toBeUndefined();
  });

  it('asks for a run again under the same id when the answer was lost', async () => {
    gateway.next(hangsUp, hangsUp, says(200, runAnswerOf()));
    const answer = await createGatewayClient(access).startRun(runIdOf(1), request);
    expect(answer.id).toBe(runIdOf(1));
    expect(gateway.arrived.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array.from({ length: 3 }, () => `PUT /api/runs/${runIdOf(1)}`),
    );
    expect(new Set(gateway.arrived.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(access.clock.waits).toEqual([250, 500]);
    expect(access.reached).toEqual([false, false, true]);
  });

  it('asks only once for what twice would be more, and says that the gateway was not reached', async () => {
    gateway.next(hangsUp);
    await expect(createGatewayClient(access).command(runIdOf(1), 'retry')).rejects.toMatchObject({
      code: 'gateway-unreachable',
    });
    expect(gateway.arrived).toHaveLength(1);
  });

  it('gives up after five tries', async () => {
    gateway.next(hangsUp, hangsUp, hangsUp, hangsUp, hangsUp, says(200, summaryOf()));
    await expect(createGatewayClient(access).run(runIdOf(1))).rejects.toMatchObject({ code: 'gateway-unreachable' });
    expect(gateway.arrived).toHaveLength(5);
  });

  it('throws the problem that the gateway tells, and all of several', async () => {
    const one = { code: 'cell-error', values: { sheet: 'M', row: 2, column: 'C', value: '#N/A' }, detail: '' };
    gateway.next(
      says(409, problemBody('connection-other', 409, { workbook: 'A', connected: 'B' })),
      says(422, { ...problemBody('cell-error', 422), problems: [one, one] }),
    );
    const client = createGatewayClient(access);
    const first = await client.startRun(runIdOf(1), request).catch((error: unknown) => error);
    expect(first).toBeInstanceOf(Problem);
    expect(first).toMatchObject({ code: 'connection-other', values: { workbook: 'A', connected: 'B' } });
    const second = await client.run(runIdOf(1)).catch((error: unknown) => error);
    expect(second).toBeInstanceOf(Problems);
    expect((second as Problems).problems).toHaveLength(2); // the line above has shown that it is one
  });

  it('does not show the words of a proxy as if they were the gateway’s', async () => {
    const client = createGatewayClient(access);
    gateway.next((_request, response) => void response.writeHead(403).end('<h1>Sign in to the network</h1>'));
    await expect(client.command(runIdOf(1), 'pause')).rejects.toMatchObject({
      code: 'gateway-unexpected-answer',
      values: { operation: 'POST /api/runs/…/pause', status: 403 },
    });
    gateway.next((_request, response) => void response.writeHead(504).end('gone'));
    await expect(client.command(runIdOf(1), 'pause')).rejects.toMatchObject({ code: 'gateway-unreachable' });
    gateway.next((_request, response) => void response.writeHead(200).end('<html>'));
    await expect(client.command(runIdOf(1), 'pause')).rejects.toMatchObject({ code: 'gateway-unexpected-answer' });
    gateway.next(says(200, { taken: 'all' }));
    await expect(client.command(runIdOf(1), 'pause')).rejects.toMatchObject({ code: 'gateway-unexpected-answer' });
  });

  it('renews a sign-in that ran out once, then tells that one is needed', async () => {
    const refused = says(401, problemBody('sign-in-needed', 401, { status: 401, code: '', description: '' }));
    const client = createGatewayClient(access);
    gateway.next(refused, says(200, { runs: [] }));
    await expect(client.runs([runIdOf(1)])).resolves.toEqual({ runs: [] });
    gateway.next(refused, refused);
    await expect(client.runs([runIdOf(1)])).rejects.toMatchObject({ code: 'sign-in-needed' });
    expect(access.renewals).toEqual([false, true, false, true]);
  });

  it('counts an answer that does not begin as none', async () => {
    gateway.next(() => undefined);
    const asked = createGatewayClient(access).command(runIdOf(1), 'pause');
    await until(async () => (gateway.arrived.length === 1 ? true : undefined));
    access.clock.pass(30_000);
    await expect(asked).rejects.toMatchObject({ code: 'gateway-unreachable', values: { detail: 'no answer' } });
  });

  it('asks for many runs in portions and puts them in order', async () => {
    const ids = Array.from({ length: 60 }, (_, index) => runIdOf(index));
    gateway.next(
      says(200, { runs: [summaryOf({ id: runIdOf(1), startedAt: '2026-05-01T00:00:00Z' })] }),
      says(200, { runs: [summaryOf({ id: runIdOf(55), startedAt: '2026-05-02T00:00:00Z' })] }),
    );
    const { runs } = await createGatewayClient(access).runs(ids);
    expect(gateway.arrived).toHaveLength(2);
    expect(runs.map(({ startedAt }) => startedAt)).toEqual(['2026-05-02T00:00:00Z', '2026-05-01T00:00:00Z']);
  });

  describe('with work that takes a while', () => {
    it('tells how far it is and gives the result', async () => {
      gateway.next(
        streams([
          eventText('progress', { checked: 1, total: 3 }),
          ': alive\n\n',
          eventText('progress', { checked: 3, total: 3 }),
          eventText('result', { ...checked, ready: [subscriptionIdOf(1)] }),
        ]),
      );
      const seen: number[] = [];
      const signal = new AbortController().signal;
      const progress = ({ checked: count }: { readonly checked: number }): void => void seen.push(count);
      const answer = await createGatewayClient(access).check(request, { signal, progress });
      expect(answer.ready).toEqual([subscriptionIdOf(1)]);
      expect(seen).toEqual([1, 3]);
      expect(gateway.arrived[0]?.headers.accept).toBe('text/event-stream');
    });

    it('throws a problem that comes after the beginning', async () => {
      gateway.next(streams([eventText('problem', problemBody('service-throttled', 503, { until: '2026-05-04' }))]));
      const watching = { signal: new AbortController().signal, progress: () => undefined };
      await expect(createGatewayClient(access).check(request, watching)).rejects.toMatchObject({
        code: 'service-throttled',
      });
    });

    it('does not take a stream that breaks off for a result', async () => {
      gateway.next(streams([eventText('progress', { checked: 1, total: 3 })]));
      const watching = { signal: new AbortController().signal, progress: () => undefined };
      await expect(createGatewayClient(access).check(request, watching)).rejects.toMatchObject({
        code: 'gateway-unreachable',
      });
      expect(gateway.arrived).toHaveLength(1);
    });

    it('lets the gateway know when it is given up', async () => {
      let gone = false;
      gateway.next((arrived, response, raw) => {
        response.once('close', () => (gone = true));
        return streams([eventText('progress', { customers: 1, rows: 0 })], { keepOpen: true })(arrived, response, raw);
      });
      const controller = new AbortController();
      const reason = new Problem('interrupted');
      const asked = createGatewayClient(access).pull(
        { within: 90, late: false, preset: 'all', customers: undefined },
        { signal: controller.signal, progress: () => controller.abort(reason) },
      );
      await expect(asked).rejects.toBe(reason);
      await until(async () => (gone ? true : undefined));
    });
  });
});
