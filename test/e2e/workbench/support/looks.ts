import { source, type AxeResults, type ContextObject, type RunOnly, type RunOptions } from 'axe-core';
import type { Person } from './person';

/** The looks in which a person may want the pane. */
export const looks = {
  'light': { colorScheme: 'light', forcedColors: 'none' },
  'dark': { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
} as const;

interface WithAxe {
  readonly axe: { readonly run: (where: ContextObject, options: RunOptions) => Promise<AxeResults> };
}

const everyRule: RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** Those that judge by colours: in another look of the same screen the others find what they have found. */
const rulesOfColour: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** A page that moves all the time is judged as it is at last. */
const mostPictures = 10;

/**
 * What an accessibility check of the pane objects to, as one line each. The check takes its time, and a run that goes on
 * changes the page under it: what it objects to in a page that has changed meanwhile is looked for again.
 */
async function violationsIn(person: Person, rules: RunOnly): Promise<readonly string[]> {
  const frame = await person.paneFrame();
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source);
  const judged = () =>
    frame.evaluate(async (runOnly) => {
      const { axe } = window as unknown as WithAxe; // the line above has put it there
      let moved = false;
      const changes = new MutationObserver(() => (moved = true));
      changes.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      // Fluent's guards of the focus are never read out, and hand the keyboard on at once.
      const where = { exclude: [['[data-tabster-dummy]']] };
      const { violations } = await axe.run(where, { runOnly, resultTypes: ['violations'] });
      moved ||= changes.takeRecords().length > 0;
      changes.disconnect();
      return { moved, found: violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)) };
    }, rules);
  let picture = await judged();
  for (let more = 1; picture.moved && picture.found.length > 0 && more < mostPictures; more += 1)
    picture = await judged();
  return picture.found;
}

/** What of the pane cannot be read because it is too wide: whatever scrolls sideways, and texts that are cut off. */
async function cutIn(person: Person): Promise<readonly string[]> {
  const frame = await person.paneFrame();
  return frame.evaluate(() => {
    const found: string[] = [];
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push(`the page is ${String(page.scrollWidth)} wide`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const style = getComputedStyle(element);
      // What only screen readers are to find is one pixel wide, or clipped away.
      if (element.clientWidth <= 1 || style.clipPath !== 'none' || style.visibility === 'hidden') continue;
      const wider = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline';
      const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
      const cuts = style.overflowX === 'hidden' || style.overflowX === 'clip';
      const says = element.textContent.trim().slice(0, 60);
      if (wider && scrolls) found.push(`scrolls sideways: ${says}`);
      // What is shortened on purpose says the whole where the pointer rests.
      if (wider && cuts && says !== '' && element.title === '') found.push(`cut: ${says}`);
      const right = element.getBoundingClientRect().right;
      if (right > page.clientWidth + 1 && says !== '') found.push(`beyond the edge: ${says}`);
    }
    return found;
  });
}

/** Waits until the pane has taken on a look and nothing moves any more: what fades in has no colour of its own yet. */
async function drawn(person: Person, colorScheme: 'light' | 'dark'): Promise<void> {
  const frame = await person.paneFrame();
  await frame.waitForFunction((dark) => {
    const pane = document.querySelector('.fui-FluentProvider');
    const background = pane && getComputedStyle(pane).getPropertyValue('--colorNeutralBackground1').trim();
    return background != null && Number.parseInt(background.slice(1, 3), 16) < 128 === dark;
  }, colorScheme === 'dark');
  await frame.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(passing.map(({ finished }) => finished.catch(() => undefined)));
  });
}

/** What is wrong with the screen that is shown, by look. */
export async function troubleWith(person: Person): Promise<Readonly<Record<string, readonly string[]>>> {
  const trouble: Record<string, readonly string[]> = {};
  let rules = everyRule;
  for (const [look, media] of Object.entries(looks)) {
    await person.page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    await drawn(person, media.colorScheme);
    const found = [...(await violationsIn(person, rules)), ...(await cutIn(person))];
    rules = rulesOfColour;
    if (found.length > 0) trouble[look] = found;
  }
  return trouble;
}
