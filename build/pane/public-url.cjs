'use strict';

/** Where the pages are served while the add-in is developed; the URLs of manifest.xml begin so. */
const developmentUrl = 'https://localhost:3000';

/**
 * The manifest for the address at which people will reach the pages: CROSSGRADE_PUBLIC_URL, without which it stays the
 * one for development.
 * @param {string} manifest
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
function withPublicUrl(manifest, environment) {
  const given = environment.CROSSGRADE_PUBLIC_URL;
  if (given === undefined || given === '') return manifest;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== 'https:') {
    throw new Error(`CROSSGRADE_PUBLIC_URL: Office loads pages from https:// addresses only, not from ${given}`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Error(`CROSSGRADE_PUBLIC_URL: an address without ? and # is needed, not ${given}`);
  }
  return manifest
    .replaceAll(`<AppDomain>${developmentUrl}</AppDomain>`, `<AppDomain>${url.origin}</AppDomain>`)
    .replaceAll(developmentUrl, `${url.origin}${url.pathname}`.replace(/\/$/, ''));
}

module.exports = { developmentUrl, withPublicUrl };
