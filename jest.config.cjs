/** Packages that are published as ES modules only: jest cannot require them, so swc turns them into CommonJS. */
const esModulesOnly = ['p-queue', 'p-timeout', 'eventemitter3', 'p-limit', 'yocto-queue', 'jose'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.m?(t|j)s$': [
      '@swc/jest',
      { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } },
    ],
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`],
  // What a test waits for has its own deadline; this one only ends a test that would never end, on the slowest of machines.
  testTimeout: 600_000,
  // One more than the smallest machine has cores: what drives processes and browsers waits a third of its time.
  maxWorkers: 3,
  testSequencer: '<rootDir>/build/longest-first.cjs',
};
