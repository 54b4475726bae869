import { X509Certificate, createPrivateKey } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { localCertificate, publicKeyHash } from '../../build/workbench/certificate.cjs';
import { folderWith } from '../house/support/temporary-folder';

const day = 24 * 60 * 60 * 1000;

/** What a client that trusts this certificate and no other gets from a server that uses it. */
function answerUnder(keyFile: string, certificateFile: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const pair = { key: readFileSync(keyFile), cert: readFileSync(certificateFile) };
    const server = createServer(pair, (_request, answer) => answer.end('hello'));
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo; // it listens on a port
      get({ host: '127.0.0.1', servername: 'localhost', port, ca, agent: false }, (answer) => {
        answer.on('data', (chunk: Buffer) => resolve(chunk.toString()));
        answer.on('end', () => server.close());
      }).on('error', reject);
    });
  });
}

describe('the certificate of localhost', () => {
  it('serves pages to whoever trusts it', async () => {
    const made = await localCertificate(folderWith({}));
    expect(await answerUnder(made.keyFile, made.certificateFile, made.certificate)).toBe('hello');
  });

  it('is for this machine alone, and can vouch for no other', async () => {
    const { certificate } = await localCertificate(folderWith({}));
    const read = new X509Certificate(certificate);
    expect(read.subjectAltName?.split(', ').sort()).toEqual([
      'DNS:localhost',
      'IP Address:0:0:0:0:0:0:0:1',
      'IP Address:127.0.0.1',
    ]);
    expect(read.ca).toBe(false);
  });

  it('is made once, and keeps its key from others', async () => {
    const folder = folderWith({});
    const first = await localCertificate(folder);
    const second = await localCertificate(folder);
    expect(second).toEqual(first);
    expect(createPrivateKey(readFileSync(first.keyFile)).asymmetricKeyType).toBe('ec');
    for (const file of [first.keyFile, join(folder, 'localhost.json')]) {
      expect((statSync(file).mode & 0o077).toString(8)).toBe(process.platform === 'win32' ? '66' : '0');
    }
  });

  it('is known to a browser by the hash of its public key', async () => {
    const made = await localCertificate(folderWith({}));
    expect(made.publicKeyHash).toBe(publicKeyHash(made.certificate));
    expect(Buffer.from(made.publicKeyHash, 'base64')).toHaveLength(32);
  });

  it('is made anew before it ends, and where its file is broken', async () => {
    const folder = folderWith({});
    const first = await localCertificate(folder, new Date(Date.now() - 395 * day));
    const second = await localCertificate(folder);
    expect(second.publicKeyHash).not.toBe(first.publicKeyHash);
    writeFileSync(join(folder, 'localhost.json'), '{"key":');
    const third = await localCertificate(folder);
    expect(await answerUnder(third.keyFile, third.certificateFile, third.certificate)).toBe('hello');
  });

  it('is one and the same for two that start at once', async () => {
    const folder = folderWith({});
    await Promise.all([localCertificate(folder), localCertificate(folder)]);
    const { keyFile, certificateFile, certificate } = await localCertificate(folder);
    expect(await answerUnder(keyFile, certificateFile, certificate)).toBe('hello');
  });
});
