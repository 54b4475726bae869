'use strict';

const { dirname, join } = require('node:path');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');
const { withPublicUrl } = require('./build/pane/public-url.cjs');
const { developmentServer } = require('./build/pane/development-server.cjs');
const { PackedScripts } = require('./build/pane/packed-scripts.cjs');
const { locales, sentence } = require('./build/pane/sentences.cjs');

/** Where pages without a network find office.js: from the packages, through whoever serves them. */
const officeFromPackages = '../office-js/office.js';
/** What office.js loads beside itself where it finds Excel on the web. */
const officeInBrowsers = ['../office-js/excel-web-16.00.js'];
/** Where Microsoft's licence and the rules of its store want an add-in to load it from. */
const officeFromVendor = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/**
 * The pane and the workbench, in dist/pane. Both modes build the same pages; the workbench's own copy of the pane's page
 * differs in where office.js comes from and in nothing else, so that what is tried there is what is delivered.
 *
 * @param {Record<string, unknown>} _environment
 * @param {{ mode?: string }} options
 * @returns {import('webpack').Configuration & { devServer: import('webpack-dev-server').Configuration }}
 */
module.exports = (_environment, options) => {
  const production = options.mode === 'production';
  /** @param {string} filename @param {'taskpane' | 'workbench'} entry @param {string} template @param {string} [office] */
  const page = (filename, entry, template, office) =>
    new HtmlPlugin({
      filename,
      template: join(__dirname, 'taskpane', template),
      chunks: [entry],
      favicon: join(__dirname, 'assets', 'icons', 'crossgrade-32.png'),
      templateParameters: (compilation) => ({ office, ahead: entry === 'workbench' ? ofPane(compilation) : [] }),
      minify: false,
    });
  /** What the pane loads first, as seen from the workbench's page. @param {import('webpack').Compilation} compilation */
  const ofPane = (compilation) => [
    officeFromPackages,
    ...officeInBrowsers,
    ...(compilation.entrypoints.get('taskpane')?.getFiles() ?? []).map((file) => `../${file}`),
  ];
  const help = locales.map((locale) => ({
    locale,
    title: sentence(locale, 'manifest.support-title'),
    text: sentence(locale, 'manifest.support-text'),
  }));
  return {
    name: 'pane',
    mode: production ? 'production' : 'development',
    // Neither kind evaluates texts: the pages forbid that by their Content-Security-Policy.
    devtool: production ? 'source-map' : 'cheap-module-source-map',
    target: ['web', 'es2022'],
    entry: { taskpane: './taskpane/main.tsx', workbench: './taskpane/workbench/main.tsx' },
    output: {
      path: join(__dirname, 'dist', 'pane'),
      filename: production ? 'scripts/[name].[contenthash].js' : 'scripts/[name].js',
      chunkFilename: production ? 'scripts/[name].[contenthash].js' : 'scripts/[name].js',
      assetModuleFilename: 'files/[name].[contenthash][ext]',
      clean: true,
      // The pages may lie below a path of their server.
      publicPath: 'auto',
    },
    resolve: {
      extensions: ['.tsx', '.ts', '.mjs', '.js'],
      // All six languages at once would be a third of the first script: the pane loads each when it is needed.
      alias: { [join(__dirname, 'src', 'messages', 'catalogues.ts')]: false },
    },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: {
              target: 'es2022',
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic', development: !production } },
            },
          },
        },
        { test: /\.(?:png|svg|wasm)$/, type: 'asset/resource' },
      ],
    },
    optimization: {
      // One script a page; what is loaded on demand may share its chunks.
      splitChunks: { chunks: 'async' },
      // A fourth of the time that the default takes, for the same size.
      minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })],
    },
    plugins: [
      page('taskpane.html', 'taskpane', 'taskpane.html', officeFromVendor),
      page('workbench/taskpane.html', 'taskpane', 'taskpane.html', officeFromPackages),
      page('workbench/index.html', 'workbench', 'workbench/workbench.html'),
      new HtmlPlugin({
        filename: 'support.html',
        template: join(__dirname, 'taskpane', 'support.html'),
        chunks: [],
        templateParameters: { help },
      }),
      new CopyPlugin({
        patterns: [
          { from: 'manifest.xml', transform: (content) => withPublicUrl(String(content), process.env) },
          { from: 'taskpane/support.css' },
          { from: 'assets/icons', to: 'assets/icons' },
        ],
      }),
      ...(production ? [new PackedScripts()] : []),
    ],
    // Measured by size-limit, gzipped and for what the first page loads.
    performance: { hints: false },
    devServer: developmentServer(dirname(require.resolve('@microsoft/office-js/package.json'))),
    stats: 'errors-warnings',
  };
};
