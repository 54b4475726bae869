import type * as z from 'zod/mini';
import {
  databaseAddress,
  day,
  dayList,
  monthlyCosts,
  numberBetween,
  oneOf,
  text,
  token,
  webAddress,
  wholeBetween,
} from './setting-kinds';

const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One setting: the environment variable it is read from, its schema, its default and whether it is a secret. */
interface Setting {
  readonly variable: `CROSSGRADE_${string}`;
  readonly schema: z.ZodMiniType;
  /** As docs/configuration.md shows it; undefined: the setting may be left out. */
  readonly fallback?: string | number;
  /** Never printed, not even where it is wrong. */
  readonly secret?: true;
}

/**
 * Every setting, by the name it has in crossgrade.config.json. docs/configuration.md explains each; a test compares
 * the two. Concurrency counts remote calls in flight; 0 requests per minute means no limit, 100 percent of failures no
 * stop.
 */
export const settings = {
  partnerCenterUrl: { variable: 'CROSSGRADE_PARTNER_CENTER_URL', schema: webAddress },
  accessToken: { variable: 'CROSSGRADE_ACCESS_TOKEN', schema: token, secret: true },
  databaseUrl: { variable: 'CROSSGRADE_DATABASE_URL', schema: databaseAddress, secret: true },
  dataDir: { variable: 'CROSSGRADE_DATA_DIR', schema: text },
  port: { variable: 'CROSSGRADE_PORT', schema: wholeBetween(0, 65_535), fallback: 3000 },
  host: { variable: 'CROSSGRADE_HOST', schema: text, fallback: '127.0.0.1' },
  publicUrl: { variable: 'CROSSGRADE_PUBLIC_URL', schema: webAddress },
  tlsKey: { variable: 'CROSSGRADE_TLS_KEY', schema: text },
  tlsCertificate: { variable: 'CROSSGRADE_TLS_CERTIFICATE', schema: text },
  oidcIssuer: { variable: 'CROSSGRADE_OIDC_ISSUER', schema: webAddress },
  oidcClientId: { variable: 'CROSSGRADE_OIDC_CLIENT_ID', schema: text },
  oidcClientSecret: { variable: 'CROSSGRADE_OIDC_CLIENT_SECRET', schema: text, secret: true },
  oidcRole: { variable: 'CROSSGRADE_OIDC_ROLE', schema: text, fallback: 'Crossgrade.Agent' },
  concurrency: { variable: 'CROSSGRADE_CONCURRENCY', schema: wholeBetween(1, 1000), fallback: 16 },
  requestsPerMinute: {
    variable: 'CROSSGRADE_REQUESTS_PER_MINUTE',
    schema: wholeBetween(0, 1_000_000),
    fallback: 500,
  },
  stopAfterFailures: { variable: 'CROSSGRADE_STOP_AFTER_FAILURES', schema: numberBetween(0, 100), fallback: 20 },
  stopAfterRows: { variable: 'CROSSGRADE_STOP_AFTER_ROWS', schema: wholeBetween(1, 1_000_000), fallback: 20 },
  mostCost: { variable: 'CROSSGRADE_MOST_COST', schema: monthlyCosts },
  today: { variable: 'CROSSGRADE_TODAY', schema: day },
  waitScale: { variable: 'CROSSGRADE_WAIT_SCALE', schema: numberBetween(0, 1000), fallback: 1 },
  resellerAttestation: { variable: 'CROSSGRADE_RESELLER_ATTESTATION', schema: oneOf(['accepted']) },
  planAttestation: { variable: 'CROSSGRADE_PLAN_ATTESTATION', schema: oneOf(['accepted']) },
  termEndAction: { variable: 'CROSSGRADE_TERM_END_ACTION', schema: text, fallback: 'Cancel' },
  writeDeadlineSeconds: {
    variable: 'CROSSGRADE_WRITE_DEADLINE_SECONDS',
    schema: numberBetween(0.1, 3600),
    fallback: 20,
  },
  silenceSeconds: {
    variable: 'CROSSGRADE_SILENCE_SECONDS',
    schema: numberBetween(2, 3600),
    fallback: 20,
  },
  lookAgainDays: { variable: 'CROSSGRADE_LOOK_AGAIN_DAYS', schema: dayList, fallback: '1,7,30' },
  logLevel: { variable: 'CROSSGRADE_LOG_LEVEL', schema: oneOf(logLevels), fallback: 'warn' },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

type Value<Name extends SettingName> = z.infer<(typeof settings)[Name]['schema']>;
type WithDefault = {
  [Name in SettingName]: (typeof settings)[Name] extends { readonly fallback: unknown } ? Name : never;
}[SettingName];

/** The settings as read: what has a default is always there. `dataDir` too: its default is the platform's folder. */
export type Settings = { readonly [Name in WithDefault | 'dataDir']: Value<Name> } & {
  readonly [Name in Exclude<SettingName, WithDefault | 'dataDir'>]: Value<Name> | undefined;
};

export const settingNames = Object.keys(settings) as readonly SettingName[]; // the keys of the literal above

/** The variable that names another file than `crossgrade.config.json` of the current folder. */
export const fileVariable = 'CROSSGRADE_CONFIG';

/** Variables of the product's own tests; no setting begins so. */
export const testPrefix = 'CROSSGRADE_TEST_';
