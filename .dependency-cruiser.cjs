'use strict';

const { rooms } = require('./build/rooms.cjs');

/** @typedef {import('./build/rooms.cjs').Room} Room */

/** @param {string} text */
const escaped = (text) => text.replaceAll('.', '\\.');

/** Files of a room without those of the rooms that lie inside it. @param {Room} room */
function filesOf(room) {
  const inner = rooms.filter((other) => other !== room && other.path.startsWith(`${room.path}/`));
  const without = inner.length > 0 ? `(?!(?:${inner.map((other) => escaped(other.path)).join('|')})/)` : '';
  return `^${without}${escaped(room.path)}/`;
}

/** @param {string} name */
function roomNamed(name) {
  const room = rooms.find((candidate) => candidate.name === name);
  if (!room) throw new Error(`build/rooms.cjs names a room that does not exist: ${name}`);
  return room;
}

const ourFolders = '^(?:src|taskpane|test|bench|build)/';
const npmPackages = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'npm-bundled'];

/** What the files of one room may not do. @param {Room} room */
function rulesOf(room) {
  const files = filesOf(room);
  const main = `^${escaped(room.path)}/main\\.tsx?$`;
  const allowed = [files, ...room.imports.map((name) => filesOf(roomNamed(name)))];
  const allowedInMain = [...allowed, ...(room.mainImports ?? []).map((name) => filesOf(roomNamed(name)))];
  const rules = [
    {
      name: `room:${room.name}`,
      comment: `${room.path} may import ${room.imports.join(', ') || 'nothing'} of ours (build/rooms.cjs).`,
      severity: 'error',
      from: { path: files, pathNot: room.mainImports ? main : undefined },
      to: { path: ourFolders, pathNot: allowed },
    },
    {
      name: `door:${room.name}`,
      comment: `From outside, ${room.path} is entered by its index.ts only; data without code may be loaded one by one.`,
      severity: 'error',
      from: { path: '^(?:src|taskpane)/', pathNot: files },
      to: { path: files, pathNot: [`^${escaped(room.path)}/index\\.tsx?$`, '\\.json$'] },
    },
    {
      name: `packages:${room.name}`,
      comment: `${room.path} may import these packages: ${room.packages.join(', ') || 'none'} (build/rooms.cjs).`,
      severity: 'error',
      from: { path: files },
      to: {
        dependencyTypes: npmPackages,
        pathNot: room.packages.map((name) => `(?:^|/)node_modules/${name.includes('[') ? name : escaped(name)}/`),
      },
    },
  ];
  if (room.mainImports) {
    rules.push({
      name: `main:${room.name}`,
      comment: `${room.path}/main.ts may import ${room.mainImports.join(', ')} besides what its room may.`,
      severity: 'error',
      from: { path: main, pathNot: undefined },
      to: { path: ourFolders, pathNot: allowedInMain },
    });
  }
  if (room.environment !== 'node') {
    rules.push({
      name: `environment:${room.name}`,
      comment: `${room.path} does not know Node (environment: ${room.environment}).`,
      severity: 'error',
      from: { path: files },
      to: { dependencyTypes: ['core'], pathNot: [] },
    });
  }
  return rules.map((rule) => JSON.parse(JSON.stringify(rule)));
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms.flatMap(rulesOf),
    {
      name: 'known-room',
      comment: 'Every source file lies in a room of build/rooms.cjs.',
      severity: 'error',
      from: { path: '^(?:src|taskpane)/', pathNot: rooms.map((room) => `^${escaped(room.path)}/`) },
      to: {},
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { path: '^(?:src|taskpane|build)/' },
      to: { path: '^test/' },
    },
    {
      name: 'bench-imports-no-test',
      comment: 'But for the real office.js in a process of Node, which takes what a browser gives it.',
      severity: 'error',
      from: { path: '^bench/' },
      to: { path: '^test/', pathNot: '^test/support/office/' },
    },
    {
      name: 'no-circle',
      comment: 'A circle of values breaks with the order of loading; types may refer to each other.',
      severity: 'error',
      from: { path: '^(?:src|taskpane)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-development-package',
      comment: 'What runs in a browser is handed on in a bundle, so that its packages are those of the build.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/excel-host/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(?:^|/)node_modules/@types/' },
    },
    {
      name: 'listed-package',
      comment: 'A package that is imported stands in package.json, not only in the tree of another one.',
      severity: 'error',
      from: { path: ourFolders },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    { name: 'resolvable', severity: 'error', from: { path: ourFolders }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|coverage|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
      mainFields: ['main', 'module', 'types'],
    },
  },
};
