/** A text or address of the manifest: the default, and those of other languages. */
export interface Localised {
  readonly value: string;
  readonly overrides: Readonly<Record<string, string>>;
}

/** What a button does. */
export type ButtonAction =
  | { readonly kind: 'function'; readonly functionName: string }
  | { readonly kind: 'show-taskpane'; readonly taskpaneId: string; readonly url: Localised };

export interface RibbonButton {
  readonly id: string;
  readonly label: Localised;
  readonly supertipTitle: Localised;
  readonly supertipText: Localised;
  /** Address by size in pixels. */
  readonly icons: ReadonlyMap<number, Localised>;
  readonly action: ButtonAction;
}

export interface RibbonGroup {
  readonly id: string;
  readonly label: Localised;
  readonly buttons: readonly RibbonButton[];
}

export interface RibbonTab {
  readonly id: string;
  /** Undefined for a tab of Excel's own, which has its name. */
  readonly label: Localised | undefined;
  readonly groups: readonly RibbonGroup[];
}

/** What an add-in's manifest says of its ribbon. */
export interface Ribbon {
  /** What identifies the add-in. */
  readonly id: string;
  readonly name: Localised;
  /** Address of the add-in's icon for the window of a program. */
  readonly icon: string;
  /** Address of the add-in's page. */
  readonly source: string;
  readonly tabs: readonly RibbonTab[];
}

/** The children of an element with a name, whatever the prefix that its namespace has in this file. */
function children(parent: Element, name: string): readonly Element[] {
  return [...parent.children].filter((child) => child.localName === name);
}

function child(parent: Element, ...path: readonly string[]): Element | undefined {
  let found: Element | undefined = parent;
  for (const name of path) found = found && children(found, name)[0];
  return found;
}

function needed(parent: Element, ...path: readonly string[]): Element {
  const found = child(parent, ...path);
  if (!found) throw new Error(`manifest: <${parent.localName}> has no ${path.join('/')}`);
  return found;
}

function attribute(element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (value === null) throw new Error(`manifest: <${element.localName}> has no ${name}`);
  return value;
}

function localised(element: Element): Localised {
  const overrides = children(element, 'Override').map((one) => [attribute(one, 'Locale'), attribute(one, 'Value')]);
  return {
    value: attribute(element, 'DefaultValue'),
    overrides: Object.fromEntries(overrides) as Record<string, string>,
  };
}

type Resources = ReadonlyMap<string, Localised>;

/** Every image, address and string by its id; the manifest keeps them apart from where they are used. */
function readResources(versionOverrides: Element): Resources {
  const kinds = [...needed(versionOverrides, 'Resources').children];
  return new Map(kinds.flatMap((kind) => [...kind.children].map((one) => [attribute(one, 'id'), localised(one)])));
}

function resource(resources: Resources, element: Element): Localised {
  const id = attribute(element, 'resid');
  const found = resources.get(id);
  if (!found) throw new Error(`manifest: there is no resource ${id}`);
  return found;
}

function readAction(resources: Resources, action: Element): ButtonAction {
  const type = [...action.attributes].find((one) => one.localName === 'type')?.value;
  if (type === 'ExecuteFunction') {
    return { kind: 'function', functionName: needed(action, 'FunctionName').textContent };
  }
  if (type !== 'ShowTaskpane')
    throw new Error(`manifest: a button does ${String(type)}, which this ribbon does not know`);
  const taskpaneId = child(action, 'TaskpaneId')?.textContent ?? '';
  return { kind: 'show-taskpane', taskpaneId, url: resource(resources, needed(action, 'SourceLocation')) };
}

function readButton(resources: Resources, control: Element): RibbonButton {
  const icons = children(needed(control, 'Icon'), 'Image').map((image): [number, Localised] => [
    Number(attribute(image, 'size')),
    resource(resources, image),
  ]);
  return {
    id: attribute(control, 'id'),
    label: resource(resources, needed(control, 'Label')),
    supertipTitle: resource(resources, needed(control, 'Supertip', 'Title')),
    supertipText: resource(resources, needed(control, 'Supertip', 'Description')),
    icons: new Map(icons),
    action: readAction(resources, needed(control, 'Action')),
  };
}

function readGroup(resources: Resources, group: Element): RibbonGroup {
  return {
    id: attribute(group, 'id'),
    label: resource(resources, needed(group, 'Label')),
    buttons: children(group, 'Control').map((control) => readButton(resources, control)),
  };
}

function readTab(resources: Resources, tab: Element): RibbonTab {
  const label = child(tab, 'Label');
  return {
    id: attribute(tab, 'id'),
    label: label && resource(resources, label),
    groups: children(tab, 'Group').map((group) => readGroup(resources, group)),
  };
}

/** Reads the ribbon out of an add-in-only manifest. Throws where the manifest contradicts itself. */
export function readManifest(xml: string, parser: DOMParser): Ribbon {
  const document = parser.parseFromString(xml, 'application/xml');
  const broken = document.querySelector('parsererror');
  if (broken) throw new Error(`manifest: ${broken.textContent}`);
  const root = document.documentElement;
  const versionOverrides = needed(root, 'VersionOverrides');
  const resources = readResources(versionOverrides);
  const host = children(needed(versionOverrides, 'Hosts'), 'Host').find((one) =>
    [...one.attributes].some((type) => type.localName === 'type' && type.value === 'Workbook'),
  );
  if (!host) throw new Error('manifest: there is no host Workbook');
  const points = children(needed(host, 'DesktopFormFactor'), 'ExtensionPoint');
  const tabs = points.flatMap((point) => [...children(point, 'CustomTab'), ...children(point, 'OfficeTab')]);
  return {
    id: needed(root, 'Id').textContent,
    name: localised(needed(root, 'DisplayName')),
    icon: attribute(needed(root, 'HighResolutionIconUrl'), 'DefaultValue'),
    source: attribute(needed(root, 'DefaultSettings', 'SourceLocation'), 'DefaultValue'),
    tabs: tabs.map((tab) => readTab(resources, tab)),
  };
}

/** A text in a language; in the manifest's own where there is none in that. */
export function inLanguage({ value, overrides }: Localised, locale: string): string {
  return overrides[locale] ?? value;
}
