'use strict';

const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { version } = require('../../package.json');
const { developmentUrl } = require('./public-url.cjs');
const { buttons, iconSizes } = require('./ribbon.cjs');
const { locales, sentence } = require('./sentences.cjs');
const { element, written } = require('./xml.cjs');

/** @typedef {import('./xml.cjs').Element} Element */

/** What identifies the add-in for ever; another id would be another add-in. */
const addInId = 'b7a3c1d2-5e0f-4a86-9c1b-2f6d8e4a7051';
const productName = 'Crossgrade';
const [defaultLocale = 'en-US', ...otherLocales] = locales;

/** What a host must offer: what the code uses without asking first. A test compares it with the code. */
const requirementSets = [
  { name: 'ExcelApi', minVersion: '1.13' },
  { name: 'SharedRuntime', minVersion: '1.1' },
];

/** @param {string} path */
const url = (path) => `${developmentUrl}/${path}`;

/**
 * An element with a text in every language.
 * @param {string} name @param {Readonly<Record<string, string>>} attributes @param {string} key @param {string} [prefix]
 */
const localised = (name, attributes, key, prefix = '') =>
  element(
    name,
    { ...attributes, DefaultValue: sentence(defaultLocale, key) },
    otherLocales.map((locale) => element(`${prefix}Override`, { Locale: locale, Value: sentence(locale, key) })),
  );

/** A short name for a resource: Office takes no more than 32 characters. @param {...string} parts */
const resid = (...parts) => parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('.');

/** @param {string} icon */
const iconOf = (icon) =>
  element(
    'Icon',
    {},
    iconSizes.map((size) => element('bt:Image', { size: String(size), resid: resid(icon, String(size)) })),
  );

/** @param {import('./ribbon.cjs').Button} button */
const actionOf = (button) =>
  button.does === 'shows-pane'
    ? element('Action', { 'xsi:type': 'ShowTaskpane' }, [
        element('TaskpaneId', {}, 'Crossgrade.Pane'),
        element('SourceLocation', { resid: 'Taskpane.Url' }),
      ])
    : element('Action', { 'xsi:type': 'ExecuteFunction' }, [element('FunctionName', {}, button.name)]);

/** @param {import('./ribbon.cjs').Button} button */
const controlOf = (button) =>
  element('Control', { 'xsi:type': 'Button', 'id': resid('Crossgrade', button.name) }, [
    element('Label', { resid: resid(button.name, 'label') }),
    element('Supertip', {}, [
      element('Title', { resid: resid(button.name, 'label') }),
      element('Description', { resid: resid(button.name, 'text') }),
    ]),
    iconOf(button.name),
    actionOf(button),
  ]);

/** The pane and the commands live in one runtime, so that a button finds the state that the pane shows. */
const host = element('Host', { 'xsi:type': 'Workbook' }, [
  element('Runtimes', {}, [element('Runtime', { resid: 'Taskpane.Url', lifetime: 'long' })]),
  element('DesktopFormFactor', {}, [
    element('GetStarted', {}, [
      element('Title', { resid: 'Start.Title' }),
      element('Description', { resid: 'Start.Text' }),
      element('LearnMoreUrl', { resid: 'Support.Url' }),
    ]),
    element('FunctionFile', { resid: 'Taskpane.Url' }),
    element('ExtensionPoint', { 'xsi:type': 'PrimaryCommandSurface' }, [
      element('OfficeTab', { id: 'TabHome' }, [
        element('Group', { id: 'Crossgrade.Group' }, [
          element('Label', { resid: 'Group.Label' }),
          iconOf('crossgrade'),
          ...buttons.map(controlOf),
        ]),
      ]),
    ]),
  ]),
]);

const resources = () =>
  element('Resources', {}, [
    element(
      'bt:Images',
      {},
      ['crossgrade', ...buttons.map(({ name }) => name)].flatMap((icon) =>
        iconSizes.map((size) =>
          element('bt:Image', {
            id: resid(icon, String(size)),
            DefaultValue: url(`assets/icons/${icon}-${String(size)}.png`),
          }),
        ),
      ),
    ),
    element('bt:Urls', {}, [
      element('bt:Url', { id: 'Taskpane.Url', DefaultValue: url('taskpane.html') }),
      element('bt:Url', { id: 'Support.Url', DefaultValue: url('support.html') }),
    ]),
    element('bt:ShortStrings', {}, [
      element('bt:String', { id: 'Group.Label', DefaultValue: productName }),
      localised('bt:String', { id: 'Start.Title' }, 'manifest.start-title', 'bt:'),
      ...buttons.map(({ name }) => localised('bt:String', { id: resid(name, 'label') }, `ribbon.${name}.label`, 'bt:')),
    ]),
    element('bt:LongStrings', {}, [
      localised('bt:String', { id: 'Start.Text' }, 'manifest.start-text', 'bt:'),
      ...buttons.map(({ name }) => localised('bt:String', { id: resid(name, 'text') }, `ribbon.${name}.text`, 'bt:')),
    ]),
  ]);

/** manifest.xml as the catalogues, the ribbon and the requirement sets make it. The order of elements is part of its schema. */
function manifest() {
  const namespaces = {
    'xmlns': 'http://schemas.microsoft.com/office/appforoffice/1.1',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xmlns:bt': 'http://schemas.microsoft.com/office/officeappbasictypes/1.0',
    'xmlns:ov': 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
    'xsi:type': 'TaskPaneApp',
  };
  const overrides = {
    'xmlns': 'http://schemas.microsoft.com/office/taskpaneappversionoverrides',
    'xsi:type': 'VersionOverridesV1_0',
  };
  const app = element('OfficeApp', namespaces, [
    element('Id', {}, addInId),
    element('Version', {}, `${version}.0`),
    element('ProviderName', {}, productName),
    element('DefaultLocale', {}, defaultLocale),
    element('DisplayName', { DefaultValue: productName }),
    localised('Description', {}, 'manifest.description'),
    element('IconUrl', { DefaultValue: url('assets/icons/crossgrade-32.png') }),
    element('HighResolutionIconUrl', { DefaultValue: url('assets/icons/crossgrade-64.png') }),
    element('SupportUrl', { DefaultValue: url('support.html') }),
    element('AppDomains', {}, [element('AppDomain', {}, developmentUrl)]),
    element('Hosts', {}, [element('Host', { Name: 'Workbook' })]),
    element('Requirements', {}, [
      element(
        'Sets',
        { DefaultMinVersion: '1.1' },
        requirementSets.map(({ name, minVersion }) => element('Set', { Name: name, MinVersion: minVersion })),
      ),
    ]),
    element('DefaultSettings', {}, [element('SourceLocation', { DefaultValue: url('taskpane.html') })]),
    element('Permissions', {}, 'ReadWriteDocument'),
    element('VersionOverrides', overrides, [element('Hosts', {}, [host]), resources()]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- Written by npm run manifest. -->\n${written(app)}`;
}

module.exports = { manifest, requirementSets };

if (require.main === module) {
  const file = join(__dirname, '..', '..', 'manifest.xml');
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== manifest()) {
      process.stderr.write('manifest.xml is not what the catalogues and build/pane make of it: npm run manifest\n');
      process.exitCode = 1;
    }
  } else writeFileSync(file, manifest());
}
