'use strict';

const { constants, gzipSync } = require('node:zlib');

/** What is smaller travels as fast as it is. */
const leastBytes = 1024;

/**
 * Puts a packed copy beside each script, which the gateway hands to whoever takes it: packing them at every request would
 * keep the gateway from its work.
 */
class PackedScripts {
  /** @param {import('webpack').Compiler} compiler */
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('PackedScripts', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER;
      compilation.hooks.processAssets.tap({ name: 'PackedScripts', stage }, (assets) => {
        for (const [name, source] of Object.entries(assets)) {
          if (!name.endsWith('.js') || source.size() < leastBytes) continue;
          const packed = gzipSync(source.buffer(), { level: constants.Z_BEST_COMPRESSION });
          compilation.emitAsset(`${name}.gz`, new sources.RawSource(packed), { compressed: true });
        }
      });
    });
  }
}

module.exports = { PackedScripts };
