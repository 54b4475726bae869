import type * as Registry from '../../../src/messages/registry';
import type * as Translate from '../../../src/messages/translate';

/** The room as the pane's bundle has it: without the file that registers every language at once. */
function freshMessages(): { readonly registry: typeof Registry; readonly translate: typeof Translate } {
  let registry: typeof Registry | undefined;
  let translate: typeof Translate | undefined;
  jest.isolateModules(() => {
    registry = jest.requireActual<typeof Registry>('../../../src/messages/registry');
    translate = jest.requireActual<typeof Translate>('../../../src/messages/translate');
  });
  return { registry: registry!, translate: translate! };
}

test('English is at hand before anything was loaded, and so is the language of the tests', () => {
  const { registry, translate } = freshMessages();
  expect(translate.translate('pane.view.pull', {}, 'en-US')).toBe('Pull');
  expect(registry.hasCatalogue('en-XA')).toBe(true);
  expect(translate.translate('pane.view.pull', {}, 'en-XA')).toMatch(/^\[Püłł~+\]$/);
});

test('a language that was not loaded fails loudly instead of speaking English', () => {
  const { registry, translate } = freshMessages();
  expect(registry.hasCatalogue('pl-PL')).toBe(false);
  expect(() => translate.translate('pane.view.pull', {}, 'pl-PL')).toThrow('pl-PL');
});

test('a language speaks as soon as it is registered', () => {
  const { registry, translate } = freshMessages();
  registry.registerCatalogue('pl-PL', { pane: { view: { pull: 'Pobierz' } } });
  expect(translate.translate('pane.view.pull', {}, 'pl-PL')).toBe('Pobierz');
});
