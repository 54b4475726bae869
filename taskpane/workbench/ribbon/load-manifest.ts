import { readManifest, type Localised, type Ribbon, type RibbonButton } from './manifest';

/** The address of a file of the add-in, on the server that serves this page instead of where the manifest says. */
function rebased(address: string, addInRoot: string, servedRoot: string): string {
  return address.startsWith(addInRoot) ? new URL(address.slice(addInRoot.length), servedRoot).href : address;
}

function withAddresses({ value, overrides }: Localised, rebase: (address: string) => string): Localised {
  const entries = Object.entries(overrides).map(([locale, address]) => [locale, rebase(address)]);
  return { value: rebase(value), overrides: Object.fromEntries(entries) as Record<string, string> };
}

function rebasedButton(button: RibbonButton, rebase: (address: string) => string): RibbonButton {
  const icons = new Map([...button.icons].map(([size, address]) => [size, withAddresses(address, rebase)]));
  return { ...button, icons };
}

/**
 * The ribbon of a manifest whose files this server has as well: a manifest names the server that it was built for,
 * and the workbench shows the add-in from wherever it runs itself.
 */
export function servedRibbon(xml: string, servedRoot: string, parser: DOMParser): Ribbon {
  const ribbon = readManifest(xml, parser);
  const addInRoot = new URL('.', ribbon.source).href;
  const rebase = (address: string) => rebased(address, addInRoot, servedRoot);
  return {
    ...ribbon,
    icon: rebase(ribbon.icon),
    source: rebase(ribbon.source),
    tabs: ribbon.tabs.map((tab) => ({
      ...tab,
      groups: tab.groups.map((group) => ({
        ...group,
        buttons: group.buttons.map((button) => rebasedButton(button, rebase)),
      })),
    })),
  };
}

/** Fetches the manifest that lies in the root of the server. */
export async function loadRibbon(servedRoot: string): Promise<Ribbon> {
  const answer = await fetch(new URL('manifest.xml', servedRoot));
  if (!answer.ok) throw new Error(`manifest.xml: ${String(answer.status)}`);
  return servedRibbon(await answer.text(), servedRoot, new DOMParser());
}
