'use strict';

const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { basename, join } = require('node:path');

/** What Office asks for on the ribbon, and 128 for the store and the window of the workbench. */
const ribbonSizes = [16, 20, 24, 32, 40, 48, 64, 80];
const sizes = { crossgrade: [...ribbonSizes, 128] };

/** @param {string} name @returns {readonly number[]} */
const sizesOf = (name) => (name === 'crossgrade' ? sizes.crossgrade : ribbonSizes);

/** The drawings, by their name. @param {string} folder */
const drawings = (folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.svg') && !file.endsWith('-mono.svg'))
    .map((file) => basename(file, '.svg'))
    .sort();

/**
 * The same drawing in the one colour that a contrast theme gives to text: areas that only lie behind the lines go.
 * @param {string} drawing
 */
const inOneColour = (drawing) =>
  drawing
    .replace(/ *<path fill="#(?:fafafa|0b5a75)"[^>]*\/>\n/g, '')
    .replace(/ *<path fill="none" stroke="#0b5a75"[^>]*\/>\n/g, '')
    .replace(/(fill|stroke)="#(?!fff|000)[0-9a-f]{6}"/g, '$1="currentColor"')
    .replace(/(<path fill="none" stroke=|<path fill=)"#fff"(?! d="M0 0h32)/g, '$1"currentColor"');

/** Draws every size of every icon with Chromium, on nothing. @param {string} folder @param {string} browserFile */
async function drawIcons(folder, browserFile) {
  const { chromium } = require('playwright-core');
  const browser = await chromium.launch({ executablePath: browserFile, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const name of drawings(folder)) {
      const drawing = readFileSync(join(folder, `${name}.svg`), 'utf8');
      writeFileSync(join(folder, `${name}-mono.svg`), inOneColour(drawing));
      for (const size of sizesOf(name)) {
        const page = await browser.newPage({ viewport: { width: size, height: size } });
        const address = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;
        await page.setContent(
          `<body style="margin:0"><img src="${address}" width="${String(size)}" height="${String(size)}" style="display:block"></body>`,
        );
        await page.screenshot({ path: join(folder, `${name}-${String(size)}.png`), omitBackground: true });
        await page.close();
      }
    }
  } finally {
    await browser.close();
  }
}

module.exports = { drawIcons, drawings, inOneColour, sizesOf };

if (require.main === module) {
  void drawIcons(join(__dirname, '..', '..', 'assets', 'icons'), process.argv[2] ?? '/usr/bin/chromium');
}
