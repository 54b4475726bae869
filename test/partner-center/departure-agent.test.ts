import { createServer, type Server } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { departing, departureAgent } from '../../src/partner-center/departure-agent';

let seen: string[];
let servers: Server[];
beforeEach(() => {
  seen = [];
  servers = [];
});
afterEach(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

async function listen(server: Server, protocol: 'http' | 'https'): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `${protocol}://127.0.0.1:${String((server.address() as AddressInfo).port)}`; // it listens on TCP
}

const answer: http.RequestListener = (request, response) => {
  seen.push(request.url ?? '');
  response.end();
};

async function serviceOf(protocol: 'http' | 'https'): Promise<string> {
  if (protocol === 'http') return listen(createServer(answer), protocol);
  const pair = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
  return listen(https.createServer({ key: pair.private, cert: pair.cert }, answer), protocol);
}

function post(url: string, agent: http.Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, rejectUnauthorized: false };
    const request = (url.startsWith('https') ? https : http).request(url, options, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end('{}');
  });
}

describe.each(['http', 'https'] as const)('over %s', (protocol) => {
  it('a request whose connection stands too late never leaves', async () => {
    const url = await serviceOf(protocol);
    const agent = departureAgent(protocol === 'http', { keepAlive: true });
    await expect(
      departing(
        () => false,
        () => post(`${url}/late`, agent),
      ),
    ).rejects.toThrow('too late');
    expect(
      await departing(
        () => true,
        () => post(`${url}/in-time`, agent),
      ),
    ).toBe(200);
    agent.destroy();
    expect(seen).toEqual(['/in-time']);
  });

  it('a connection is kept for the requests that follow, whatever the first one had to keep to', async () => {
    const url = await serviceOf(protocol);
    const agent = departureAgent(protocol === 'http', { keepAlive: true, maxSockets: 1 });
    let mayLeave = true;
    await departing(
      () => mayLeave,
      () => post(`${url}/first`, agent),
    );
    mayLeave = false;
    expect(await departing(undefined, () => post(`${url}/second`, agent))).toBe(200);
    agent.destroy();
    expect(seen).toEqual(['/first', '/second']);
  });
});
