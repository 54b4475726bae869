import excelApi from './excel-api.json';
import { HostError } from './host-error';
import { publicName } from './object-type';

/** Requirement sets by name with the version that this Excel is said to have: `{ ExcelApi: '1.13' }`. */
export type RequirementSets = Readonly<Record<string, string>>;

/**
 * Excel on the web as far as the pinned office.js goes: it has every member through ExcelApi 1.15, and few of what came
 * later. The version of ExcelApi is what the version picker changes.
 */
export const defaultRequirementSets = {
  ExcelApi: '1.15',
  ExcelApiOnline: '1.1',
  DelayForCellEdit: '1.1',
  SharedRuntime: '1.1',
  RibbonApi: '1.1',
  AddinCommands: '1.1',
  CustomXmlParts: '1.1',
  Settings: '1.1',
  DialogApi: '1.2',
  KeyboardShortcuts: '1.1',
} as const satisfies RequirementSets;

/** `1.10` is above `1.9`. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major === wantedMajor ? minor >= wantedMinor : major > wantedMajor;
}

/** What `Office.context.requirements.isSetSupported` answers. */
export function isSetSupported(sets: RequirementSets, name: string, version = '1.1'): boolean {
  const found = Object.entries(sets).find(([known]) => known.toLowerCase() === name.toLowerCase());
  return found !== undefined && isAtLeast(found[1], version);
}

/** Class → member (`name=`: setting it) → the set that it came with, as `1.9` or `ExcelApiOnline 1.1`. */
const setsByMember: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(excelApi).map(([type, members]) => [
    type,
    new Map(Object.entries(members).flatMap(([set, names]) => names.split(' ').map((name) => [name, set] as const))),
  ]),
);

/** The requirement set of a member of Excel's API, as `@types/office-js` has it: `['ExcelApi', '1.9']`. */
export function requirementOf(type: string, member: string, use: 'get' | 'set' = 'get'): [string, string] | undefined {
  const members = setsByMember.get(type);
  const set = (use === 'set' ? members?.get(`${member}=`) : undefined) ?? members?.get(member);
  if (set === undefined) return undefined;
  const [name = '', version] = set.split(' ');
  return version === undefined ? ['ExcelApi', name] : [name, version];
}

const lowerCaseNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...setsByMember].map(([type, members]) => [type, new Set([...members.keys()].map((name) => name.toLowerCase()))]),
);

/** Whether any version of Excel has the member, whose name may come in any case. */
export const isMemberOfExcel = (type: string, name: string): boolean =>
  lowerCaseNames.get(type)?.has(name.toLowerCase()) ?? false;

/** Refuses a member that came with a later version than this Excel is said to have, as that Excel would. */
export function requireMember(sets: RequirementSets, type: string, member: string, use: 'get' | 'set' = 'get'): void {
  const requirement = requirementOf(type, publicName(member), use);
  if (requirement === undefined || isSetSupported(sets, ...requirement)) return;
  throw new HostError('ApiNotFound', {
    message: `${type}.${publicName(member)} came with ${requirement.join(' ')}, which this version of Excel does not have.`,
  });
}
