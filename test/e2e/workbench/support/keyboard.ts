import { until } from '../../../support/until';
import { patience, type Person } from './person';

/** What holds the keyboard: where, and by which name a screen reader calls it. */
export interface Holder {
  readonly inPane: boolean;
  readonly role: string;
  /** Empty: nothing holds it but the page itself. */
  readonly name: string;
}

/** Parts of the page as F6 reaches them. */
export type Part = 'cells' | 'sheets' | 'pane' | 'title' | 'ribbon' | 'formula';

/** A person who has no mouse: whatever happens, happens by a key. */
export class Keyboard {
  constructor(readonly person: Person) {}

  /** Keys one after the other, with blanks between them. */
  async press(keys: string): Promise<void> {
    for (const key of keys.split(' ')) await this.person.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.person.page.keyboard.type(text);
  }

  async holder(): Promise<Holder> {
    return this.person.page.evaluate(() => {
      // No `instanceof`: elements of the pane come from another window.
      const textOf = (element: Element): string => ('innerText' in element ? String(element.innerText) : '');
      const inner = (frame: Element | null): Element | null | undefined =>
        frame instanceof HTMLIFrameElement ? frame.contentDocument?.activeElement : undefined;
      const outer = document.activeElement;
      const held = inner(outer) ?? outer;
      const page = held?.ownerDocument;
      if (!held || held === page?.body) return { inPane: outer !== held, role: '', name: '' };
      const texts = (ids: string): string =>
        ids
          .split(/\s+/)
          .map((id) => page?.getElementById(id)?.textContent ?? '')
          .join(' ');
      const labels = 'labels' in held ? [...(held.labels as NodeListOf<HTMLElement>)] : []; // of fields only
      const name =
        held.getAttribute('aria-label') ??
        (held.hasAttribute('aria-labelledby') ? texts(held.getAttribute('aria-labelledby') ?? '') : undefined) ??
        (labels.length > 0 ? labels.map((label) => label.innerText).join(' ') : textOf(held));
      const role = held.getAttribute('role') ?? held.getAttribute('type') ?? held.tagName.toLowerCase();
      return { inPane: outer !== held, role, name: name.replace(/\s+/g, ' ').trim() };
    });
  }

  /** Presses a key until something of this name holds the keyboard; gives how often. */
  async reach(name: RegExp, key = 'Tab', most = 15): Promise<number> {
    const seen: string[] = [];
    for (let pressed = 1; pressed <= most; pressed += 1) {
      await this.person.page.keyboard.press(key);
      const holder = await this.holder();
      if (name.test(holder.name)) return pressed;
      seen.push(holder.name.slice(0, 40));
    }
    throw new Error(`${String(name)} is not within ${most} strokes of ${key}: ${seen.join(' | ')}`);
  }

  /** Waits until something of this name holds the keyboard. */
  async holds(name: RegExp): Promise<void> {
    await until(async () => (name.test((await this.holder()).name) ? true : undefined), patience);
  }

  /** The part of the page in which the keyboard is. */
  async part(): Promise<Part | undefined> {
    return this.person.page.evaluate(() => {
      const places = {
        cells: '[data-grid-frame]',
        pane: 'aside',
        title: 'header',
        ribbon: 'nav',
        formula: '[data-keeps-editing]',
        sheets: '[role="tablist"]',
      } as const;
      const names = Object.keys(places) as (keyof typeof places)[]; // of the literal above
      return names.find((name) => document.activeElement?.closest(places[name]));
    });
  }

  /** Goes to a part of the page by F6, the shorter way round. */
  async goTo(part: Part): Promise<void> {
    const order: readonly Part[] = ['cells', 'sheets', 'pane', 'title', 'ribbon', 'formula'];
    const from = order.indexOf((await this.part()) ?? 'cells');
    const ahead = (order.indexOf(part) - from + order.length) % order.length;
    const key = ahead <= order.length / 2 ? 'F6' : 'Shift+F6';
    for (let pressed = 0; pressed < Math.min(ahead, order.length - ahead); pressed += 1) await this.press(key);
    await until(async () => ((await this.part()) === part ? true : undefined), patience);
  }

  /** From wherever in the pane: to the buttons of its step, and on to one of them. */
  async action(name: RegExp): Promise<void> {
    await this.person.offers(name);
    // While the pane is at something it is there, and a key does nothing.
    const button = this.person.button(name).first();
    await until(async () => ((await button.isEnabled()) ? true : undefined), patience);
    await this.reach(/^Go to the buttons of this step$/);
    await this.press('Enter');
    if (!name.test((await this.holder()).name)) await this.reach(name, 'Tab', 3);
  }

  /** Selects a step of the pane, from the tab of another one. */
  async step(name: string): Promise<void> {
    await this.reach(new RegExp(`^${name}$`), 'ArrowRight', 5);
    await this.press('Enter');
  }

  /** A cell of the sheet, by the name box. */
  async cell(address: string): Promise<void> {
    await this.goTo('formula');
    await this.press('Control+a');
    await this.type(address);
    await this.press('Enter');
    await until(async () => ((await this.part()) === 'cells' ? true : undefined), patience);
  }
}
