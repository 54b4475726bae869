import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { Problem, Problems } from '../base';
import { Composition, prepareDataDirectory } from '../composition';
import { readSettings, settings as known, type SettingName, type Settings } from '../config';
import { openPlanList, openRunFeed, Pace, problemOfFailure, type Connection, type RunWorld } from '../job';
import { buildApp } from './app';
import { localIdentity } from './auth/local-identity';
import { tokenIdentity } from './auth/token-identity';
import type { Identify } from './auth/identity';
import type { GatewayParts } from './gateway-parts';
import { Meters } from './metrics/meters';

const callsPerMinute = 1200;
/** How long streams and requests under way may take when the process is told to end. */
const closingPatience = 10_000;
const root = join(__dirname, '../..');

/** Where the settings are read from. */
export interface GatewayPlace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Instead of the setting; 0: a free one. */
  readonly port?: number | undefined;
  readonly connected?: (connection: Connection) => void;
}

/** A gateway that listens. */
export interface RunningGateway {
  readonly url: string;
  /** Aborted when others have taken over what it had begun: it must end, and can be started anew. */
  readonly replaced: AbortSignal;
  /** Ends it in order: streams are closed, rows under way come to their next safe place. */
  close(): Promise<void>;
}

function invalid(name: SettingName, detail: string): Problem {
  return new Problem('config-invalid', { key: known[name].variable, detail });
}

function readFileOf(name: 'tlsKey' | 'tlsCertificate', file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem('config-invalid', { key: known[name].variable, detail: 'missing-file' }, { cause: error });
  }
}

function tlsOf({ tlsKey, tlsCertificate }: Settings): GatewayParts['tls'] {
  if (tlsKey === undefined || tlsCertificate === undefined) return undefined;
  return { key: readFileOf('tlsKey', tlsKey), certificate: readFileOf('tlsCertificate', tlsCertificate) };
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/** The sandbox has no sign-in, so nobody else may reach it; a real partner is served to people who have signed in. */
function refuseOpenDoors(settings: Settings): void {
  if (settings.partnerCenterUrl === undefined) {
    if (settings.oidcIssuer === undefined && !isLoopback(settings.host)) throw invalid('host', 'loopback-only');
  } else if (settings.oidcIssuer === undefined) throw invalid('oidcIssuer', 'needed-to-serve');
}

function localPerson(): { readonly id: string; readonly name: string } {
  try {
    const { username } = userInfo();
    return { id: `local:${username}`, name: username };
  } catch {
    return { id: 'local', name: 'sandbox' };
  }
}

function identityOf(settings: Settings, world: RunWorld): Identify {
  const { oidcIssuer: issuer, oidcClientId: audience } = settings;
  if (issuer === undefined || audience === undefined) return localIdentity(localPerson());
  return tokenIdentity({
    issuer,
    audience,
    tenantId: world.connection.tenantId,
    role: settings.oidcRole,
    now: () => world.clock.now().getTime(),
  });
}

function packageVersion(): string {
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version; // our own file
}

function partsOf(settings: Settings, composition: Composition, world: RunWorld, meters: Meters): GatewayParts {
  const { oidcIssuer: issuer, oidcClientId: clientId, publicUrl } = settings;
  const pace = new Pace();
  return {
    world,
    pace,
    plans: openPlanList(world),
    feed: openRunFeed(world, pace),
    identify: identityOf(settings, world),
    meters,
    fleet: {
      numbers: () => composition.fleetNumbers(),
      pool: () => composition.poolNumbers(),
      budgetLimit: settings.requestsPerMinute,
    },
    log: composition.log,
    version: packageVersion(),
    requestsPerMinute: settings.requestsPerMinute,
    concurrency: settings.concurrency,
    signIn: issuer === undefined || clientId === undefined ? undefined : { issuer, clientId },
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl).origin,
    tls: tlsOf(settings),
    pages: {
      pane: join(root, 'dist', 'pane'),
      officeJs: world.connection.sandbox ? join(root, 'node_modules', '@microsoft', 'office-js', 'dist') : undefined,
    },
    callsPerMinute,
    problemOf: (error) => problemOfFailure(error, composition.serviceUrl),
    databaseAnswers: () => composition.databaseAnswers(),
    serviceAnswers: async () => {
      await world.service.profile.get();
    },
  };
}

function listenProblem(error: unknown): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return invalid('port', 'address-taken');
  if (code.startsWith('ERR_OSSL') || code.startsWith('ERR_TLS')) return invalid('tlsCertificate', 'not-a-certificate');
  return new Problem('config-invalid', { key: known.host.variable, detail: 'cannot-listen' }, { cause: error });
}

/** Puts a gateway together from the settings and lets it listen. Throws `Problem` and `Problems`. */
export async function startGateway(place: GatewayPlace): Promise<RunningGateway> {
  const outcome = await readSettings({ environment: place.environment, folder: place.folder });
  if (!outcome.ok) throw new Problems(outcome.problems);
  const { settings } = outcome;
  refuseOpenDoors(settings);
  await prepareDataDirectory(settings.dataDir);
  const meters = new Meters();
  const composition = new Composition({
    observe: meters,
    settings,
    runBy: localPerson().name,
    random: Math.random,
    judges: true,
    ...(place.connected === undefined ? {} : { connected: place.connected }),
  });
  try {
    const world = await composition.runWorld();
    const parts = partsOf(settings, composition, world, meters);
    const app = await buildApp(parts);
    const port = place.port ?? settings.port;
    const address = await app.listen({ host: settings.host, port }).catch((error: unknown) => {
      throw listenProblem(error);
    });
    const host = isIP(settings.host) === 6 ? `[${settings.host}]` : settings.host;
    const url = `${parts.tls === undefined ? 'http' : 'https'}://${host}:${new URL(address).port}`;
    return {
      url: settings.publicUrl ?? url,
      replaced: world.engine.replaced,
      close: async () => {
        parts.feed.close();
        await app.close();
        await composition.close();
      },
    };
  } catch (error) {
    await composition.close();
    throw problemOfFailure(error, composition.serviceUrl) ?? error;
  }
}

/**
 * Ends the gateway and the process in order when the process is told to, or when something breaks that nobody expected:
 * a gateway in an unknown state must not go on buying, and the next one takes its rows over.
 */
export function closeAtEnd(gateway: RunningGateway): void {
  const ending = closeWithGrace({ delay: closingPatience, logger: false }, async ({ err, manual }) => {
    if (err !== undefined) process.stderr.write(`${err.stack ?? err.message}\n`);
    await gateway.close();
    // With an exit code that tells whoever watches over the process to start it anew; what happened is said elsewhere.
    if (manual === true) throw new Error('Others have taken over');
  });
  // Frozen for a while, or cut off: its rows go on elsewhere.
  gateway.replaced.addEventListener('abort', () => {
    ending.close();
  });
}
