'use strict';

const { TestEnvironment } = require('jest-environment-jsdom');

/** What a browser has and jsdom has not: Node's own stands in, so that the pane speaks HTTP as in a browser. */
const { fetch, Headers, Request, Response, ReadableStream, TextDecoder, TextDecoderStream, TextEncoder } = globalThis;
// Node's `fetch` takes its own signals only.
const { AbortController, AbortSignal, structuredClone } = globalThis;

/** jsdom with what the pane needs besides; a page that nobody looks at has no size and no preference. */
module.exports = class PaneEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    Object.assign(this.global, { fetch, Headers, Request, Response, ReadableStream });
    Object.assign(this.global, { TextDecoder, TextDecoderStream, TextEncoder });
    Object.assign(this.global, { AbortController, AbortSignal, structuredClone });
    this.global.ResizeObserver = class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    this.global.matchMedia = (media) => ({
      media,
      matches: false,
      addEventListener() {},
      removeEventListener() {},
    });
    this.global.Element.prototype.scrollIntoView = () => undefined;
  }
};
