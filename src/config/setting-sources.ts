import { Problem } from '../base';
import { nearestName } from './nearest-name';
import { fileVariable, settingNames, settings, testPrefix, type SettingName } from './settings';

/** A value as it was written, with the name it was written under. */
export interface Written {
  readonly under: string;
  readonly value: unknown;
}

export interface Source {
  readonly values: ReadonlyMap<SettingName, Written>;
  readonly problems: readonly Problem[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const prefix = 'CROSSGRADE_';
const byVariable = new Map(settingNames.map((name) => [settings[name].variable as string, name]));

const unknownKey = (key: string, known: readonly string[]): Problem =>
  new Problem('config-unknown-key', { key, suggestion: nearestName(key, known) });

/** The settings in the environment. A variable that is set to nothing counts as not set. */
export function readEnvironment(environment: Environment): Source {
  const values = new Map<SettingName, Written>();
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(environment)) {
    if (!key.startsWith(prefix) || key === fileVariable || key.startsWith(testPrefix)) continue;
    const name = byVariable.get(key);
    if (name === undefined) problems.push(unknownKey(key, [...byVariable.keys(), fileVariable]));
    else if (value !== undefined && value !== '') values.set(name, { under: key, value });
  }
  return { values, problems };
}

/** The settings in a file's text: one JSON object; a setting goes by its own name or by that of its variable. */
export function readFileText(file: string, content: string): Source {
  let body: unknown;
  try {
    body = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    return unusable(new Problem('config-invalid', { key: file, detail: 'not-json' }, { cause: error }));
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return unusable(new Problem('config-invalid', { key: file, detail: 'not-object' }));
  }
  const values = new Map<SettingName, Written>();
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(body)) {
    const name = byVariable.get(key) ?? settingNames.find((candidate) => candidate === key);
    if (name === undefined) problems.push(unknownKey(key, settingNames));
    else if (values.has(name)) problems.push(new Problem('config-invalid', { key, detail: 'twice' }));
    else values.set(name, { under: key, value: value as unknown });
  }
  return { values, problems };
}

const unusable = (problem: Problem): Source => ({ values: new Map(), problems: [problem] });
