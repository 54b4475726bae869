import { createRequire } from 'node:module';
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import officeAddins from 'eslint-plugin-office-addins';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const require = createRequire(import.meta.url);
const { rooms } = require('./build/rooms.cjs');

const filesOf = (...environments) =>
  rooms.filter((room) => environments.includes(room.environment)).map((room) => `${room.path}/**/*.{ts,tsx}`);
const pureRooms = rooms.filter((room) => room.environment === 'pure');
/** Rooms inside a pure room that are not pure themselves. */
const notPure = rooms
  .filter((room) => room.environment !== 'pure' && pureRooms.some((pure) => room.path.startsWith(`${pure.path}/`)))
  .map((room) => `${room.path}/**`);

const plainZod = { name: 'zod', message: "import * as z from 'zod/mini': plain zod is twenty times its size." };
const deprecatedHelpers = {
  group: ['@microsoft/office-js-helpers', '@microsoft/office-js-helpers/*'],
  message: 'Archived by its makers: taskpane/host uses its sound parts, and nobody its sign-in.',
};

const localeCase = ['toLocaleLowerCase', 'toLocaleUpperCase'].map((property) => ({
  property,
  message: 'Keys and ids are never lower- or upper-cased with the locale of the user (Turkish ı/i).',
}));

const injectedTime = [
  { object: 'Date', property: 'now', message: 'Time is injected: take a Clock (src/base).' },
  { object: 'performance', property: 'now', message: 'Time is injected: take a Clock (src/base).' },
  { object: 'Math', property: 'random', message: 'Randomness is injected.' },
];
const injectedDate = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time is injected: take a Clock (src/base).',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Time is injected: take a Clock (src/base).' },
];
const anyLocale = {
  selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale.*String)$/][arguments.length<2]',
  message: 'Name the locale: without it the result depends on the machine.',
};

const platformGlobals = [
  'Buffer',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'crypto',
  'fetch',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
].map((name) => ({ name, message: 'This room knows no platform: what it needs comes in as an argument.' }));

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.cache/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: ['./tsconfig.test.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // A parameter that only brands what is returned (`brandId<CustomerId>(text)`) or keeps literals is used once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // An interface that answers with a promise is also kept by those who know the answer at once.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'eqeqeq': ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'no-console': 'error',
      // Names from outside are cleaned of control characters by naming them.
      'no-control-regex': 'off',
      'no-restricted-imports': ['error', { paths: [plainZod], patterns: [deprecatedHelpers] }],
      'no-restricted-properties': ['error', ...localeCase, ...injectedTime],
      'no-restricted-syntax': ['error', ...injectedDate, anyLocale],
    },
  },
  {
    files: filesOf('pure', 'plain', 'office'),
    ignores: rooms.filter((room) => room.environment === 'node').map((room) => `${room.path}/**`),
    rules: { 'no-restricted-globals': ['error', ...platformGlobals] },
  },
  {
    // Its environment is plain JavaScript and the Buffer in which files come and go.
    files: ['src/workbook/writers/exceljs/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...platformGlobals.filter((one) => one.name !== 'Buffer')],
    },
  },
  {
    files: pureRooms.map((room) => `${room.path}/**/*.ts`),
    ignores: notPure,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [plainZod],
          patterns: [{ group: ['node:*'], message: 'A pure room does not know Node.' }, deprecatedHelpers],
        },
      ],
    },
  },
  {
    files: ['taskpane/host/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            plainZod,
            {
              name: '@microsoft/office-js-helpers/dist/office.helpers.min.js',
              allowImportNames: ['Storage', 'StorageType', 'Utilities'],
              message: deprecatedHelpers.message,
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/workbook/writers/office-js/**/*.ts', 'taskpane/**/*.{ts,tsx}'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/call-sync-after-load': 'error',
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'error',
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/no-navigational-load': 'error',
      'office-addins/no-office-initialize': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
    },
  },
  {
    files: ['taskpane/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error' },
  },
  {
    // The workbench draws from a model that changes in place: its hooks go by the model's revision.
    files: ['taskpane/**/*.tsx'],
    ignores: ['taskpane/workbench/**'],
    plugins: { 'jsx-a11y': jsxA11y, 'react-hooks': reactHooks },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      // Lists and questions listen to the keys themselves, for all of their parts.
      'jsx-a11y/click-events-have-key-events': 'off',
      'jsx-a11y/interactive-supports-focus': 'off',
      'jsx-a11y/no-noninteractive-element-interactions': 'off',
      'react-hooks/exhaustive-deps': 'error',
    },
  },
  {
    // The places where time and chance enter: the clock itself and the files that put a program together.
    files: ['{src,taskpane}/**/system-clock.ts', 'src/*/main.ts', 'taskpane/main.tsx', 'bench/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...localeCase],
      'no-restricted-syntax': ['error', anyLocale],
    },
  },
  { files: ['src/cli/**/*.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-properties': ['error', ...localeCase],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(skip|only|todo|failing)$/]',
          message: 'A test runs, or build/test.cjs lists its suite as not run.',
        },
        {
          selector:
            'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
          message: 'Nothing of ours is mocked.',
        },
      ],
    },
  },
  {
    files: ['**/*.cjs', '**/*.mjs', 'webpack.config.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        __dirname: 'readonly',
        Atomics: 'readonly',
        Buffer: 'readonly',
        console: 'readonly',
        module: 'writable',
        process: 'readonly',
        require: 'readonly',
        SharedArrayBuffer: 'readonly',
        URL: 'readonly',
      },
    },
  },
  { files: ['**/*.mjs'], languageOptions: { sourceType: 'module' } },
);
