'use strict';

const { X509Certificate, createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const dayMilliseconds = 24 * 60 * 60 * 1000;
/** As long as browsers take a certificate for. */
const daysValid = 397;
/** One that ends sooner is made anew, so that it does not end under a workbench that is left open. */
const daysLeftAtLeast = 7;

/**
 * The certificate under which localhost is served, and its key, as files.
 * @typedef {object} Certificate
 * @property {string} keyFile
 * @property {string} certificateFile
 * @property {string} certificate
 * @property {string} publicKeyHash what Chromium calls a certificate by: SHA-256 of its public key, in base64
 */

/** @param {string} certificate */
function publicKeyHash(certificate) {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}

/** Key and certificate are one file, so that a kill leaves both or none. @param {string} file @param {Date} now */
function readPair(file, now) {
  try {
    const { key, certificate } = JSON.parse(readFileSync(file, 'utf8'));
    const left = Date.parse(new X509Certificate(certificate).validTo) - now.getTime();
    return left > daysLeftAtLeast * dayMilliseconds
      ? { key: String(key), certificate: String(certificate) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Date} now */
async function makePair(now) {
  const { generate } = require('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - dayMilliseconds),
    notAfterDate: new Date(now.getTime() + daysValid * dayMilliseconds),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key: made.private, certificate: made.cert };
}

/** Replaces a file that only its owner may read. @param {string} file @param {string} text */
function replacePrivate(file, text) {
  const beside = `${file}.${String(process.pid)}`;
  rmSync(beside, { force: true });
  writeFileSync(beside, text, { mode: 0o600 });
  renameSync(beside, file);
}

/**
 * The self-signed certificate of this machine, made once in a folder that only its owner may enter.
 * @param {string} folder
 * @param {Date} [now]
 * @returns {Promise<Certificate>}
 */
async function localCertificate(folder, now = new Date()) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pairFile = join(folder, 'localhost.json');
  if (!readPair(pairFile, now)) {
    const made = await makePair(now);
    // Another start may have made one meanwhile: then that one is everybody's.
    if (!readPair(pairFile, now)) replacePrivate(pairFile, JSON.stringify(made));
  }
  const pair = readPair(pairFile, now);
  if (!pair) throw new Error(`No certificate could be kept in ${folder}.`);
  const keyFile = join(folder, 'localhost.key');
  const certificateFile = join(folder, 'localhost.crt');
  replacePrivate(keyFile, pair.key);
  replacePrivate(certificateFile, pair.certificate);
  return { keyFile, certificateFile, certificate: pair.certificate, publicKeyHash: publicKeyHash(pair.certificate) };
}

module.exports = { localCertificate, publicKeyHash };
