import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import envPaths from 'env-paths';
import { Problem } from '../base';
import { readEnvironment, readFileText, type Environment, type Source } from './setting-sources';
import { fileVariable, settingNames, settings, type SettingName, type Settings } from './settings';

const defaultFile = 'crossgrade.config.json';

/** Where the settings are read from. */
export interface SettingsPlace {
  readonly environment: Environment;
  /** The current folder: the file is looked for here, and relative paths begin here. */
  readonly folder: string;
}

/** Either usable settings, or everything that is wrong with them. */
export type SettingsOutcome =
  { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the settings: the environment first, then the file, then the defaults. */
export async function readSettings(place: SettingsPlace): Promise<SettingsOutcome> {
  const environment = readEnvironment(place.environment);
  const file = await readSettingsFile(place);
  const problems = [...environment.problems, ...file.problems];
  const found: Partial<Record<SettingName, unknown>> = {};
  const wrong = new Set<SettingName>();
  for (const name of settingNames) {
    const written = environment.values.get(name) ?? file.values.get(name);
    if (written === undefined) continue;
    const read = settings[name].schema.safeParse(written.value);
    if (read.success) {
      found[name] = read.data;
      continue;
    }
    wrong.add(name);
    const detail = read.error.issues[0]?.message ?? 'text';
    problems.push(new Problem('config-invalid', { key: written.under, detail }));
  }
  problems.push(...missingCompanions(found, wrong));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, settings: withDefaults(found, place.folder) };
}

/** Settings that are of no use without each other. */
const companions: readonly (readonly SettingName[])[] = [
  ['oidcIssuer', 'oidcClientId', 'oidcClientSecret'],
  ['tlsKey', 'tlsCertificate'],
];

/** Settings that are of no use without others; what is there and wrong was told already. */
function missingCompanions(
  found: Partial<Record<SettingName, unknown>>,
  wrong: ReadonlySet<SettingName>,
): readonly Problem[] {
  const invalid = (name: SettingName, detail: string) =>
    new Problem('config-invalid', { key: settings[name].variable, detail });
  const incomplete = companions.flatMap((group) => {
    const given = group.filter((name) => found[name] !== undefined);
    if (group.some((name) => wrong.has(name))) return [];
    return given.length < group.length ? given : [];
  });
  return [
    ...(found.partnerCenterUrl !== undefined && found.accessToken === undefined && !wrong.has('accessToken')
      ? [invalid('accessToken', 'needed-with-url')]
      : []),
    ...incomplete.map((name) => invalid(name, 'incomplete')),
  ];
}

function withDefaults(found: Partial<Record<SettingName, unknown>>, folder: string): Settings {
  const complete = Object.fromEntries(
    settingNames.map((name) => {
      const { fallback } = settings[name] as { readonly fallback?: string | number };
      return [name, found[name] ?? fallback];
    }),
  );
  complete['dataDir'] =
    typeof found.dataDir === 'string' ? resolve(folder, found.dataDir) : envPaths('crossgrade', { suffix: '' }).data;
  return complete as unknown as Settings; // each value has passed its own schema or is its default
}

async function readSettingsFile(place: SettingsPlace): Promise<Source> {
  const chosen = place.environment[fileVariable];
  const file = resolve(place.folder, chosen === undefined || chosen === '' ? defaultFile : chosen);
  try {
    return readFileText(file, await readFile(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    // Only a file that was asked for has to be there.
    if (missing && (chosen === undefined || chosen === '')) return { values: new Map(), problems: [] };
    const detail = missing ? 'missing-file' : 'unreadable-file';
    return { values: new Map(), problems: [new Problem('config-invalid', { key: file, detail }, { cause: error })] };
  }
}
