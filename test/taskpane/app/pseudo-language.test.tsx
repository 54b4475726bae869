/** @jest-environment ./test/support/pane-environment.cjs */
import { screen, waitFor } from '@testing-library/react';
import { pseudoLocale } from '../../../src/messages';
import { steps } from '../../../taskpane/app/views';
import { row } from '../../workbook/samples';
import { me, openPanePage, type PanePage } from '../support/pane-page';

let page: PanePage;
afterEach(() => page.close());

/** What is no sentence: our name, data of the sample, numbers, and names of products and languages in their own words. */
const data = [
  'Crossgrade',
  me.user.name,
  me.connection.name,
  me.connection.tenantId,
  me.version,
  'polski',
  'svenska',
  '中文',
  'Türkçe',
  'italiano',
  'English',
];

/** Texts that a person sees or hears. */
function texts(): readonly string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('style, script') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const found: string[] = [];
  while (walker.nextNode()) found.push(walker.currentNode.textContent ?? '');
  const labels = [...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((element) =>
    ['aria-label', 'placeholder', 'title'].map((name) => element.getAttribute(name) ?? ''),
  );
  return [...found, ...labels].map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
}

/** Sentences that did not come out of a catalogue: those carry brackets, accents and a third more length. */
const foreign = (): readonly string[] =>
  texts().filter((text) => !text.includes('[') && !data.includes(text) && !/^\d{1,2} .+ \d{4}$|^\w{3} \d/.test(text));

test.each([...steps, 'settings'] as const)('the panel %s has no sentence of its own in code', async (view) => {
  page = await openPanePage({ rows: [row(1), row(2)], locale: pseudoLocale });
  page.pane.store.set({ view });
  await waitFor(() => expect(document.querySelector('h1')).not.toBeNull());
  expect(texts().length).toBeGreaterThan(5);
  expect(foreign()).toEqual([]);
});

test('the introduction and the missing gateway have none either', async () => {
  page = await openPanePage({ introduced: false, isAway: true, locale: pseudoLocale });
  await screen.findByRole('heading');
  expect(foreign().filter((text) => text !== 'gateway-unreachable')).toEqual([]);
});
