import { readServiceError } from '../../../src/partner-center';

describe('an error body', () => {
  it.each<[string, string, string | undefined, string]>([
    ['as documented', '{"code":800090,"description":"No.","data":[],"source":"PartnerFD"}', '800090', 'No.'],
    ['with a code as text', '{"code":"13605","description":"Agreement"}', '13605', 'Agreement'],
    ['in PascalCase', '{"Code":60012,"Description":"Out of licenses"}', '60012', 'Out of licenses'],
    ['of throttling', '{"statusCode":429,"message":"Try again in 57 seconds."}', undefined, 'Try again in 57 seconds.'],
    ['with code and message', '{"code":1000,"message":"Not found"}', '1000', 'Not found'],
    [
      'nested',
      '{"error":{"code":"Authorization_RequestDenied","message":"Denied"}}',
      'Authorization_RequestDenied',
      'Denied',
    ],
    ['of sign-in', '{"error":"invalid_grant","error_description":"AADSTS50076"}', undefined, 'AADSTS50076'],
    ['with entities', '{"code":1,"description":"We&#39;re sorry"}', '1', "We're sorry"],
    ['behind a byte order mark', '\uFEFF{"code":2,"description":"d"}', '2', 'd'],
    [
      'in HTML',
      '<html><head><style>b{}</style></head><body><h1>502</h1>\n Bad&nbsp;Gateway</body>',
      undefined,
      '502 Bad\u00A0Gateway',
    ],
    [
      'of a page that repeats its title',
      '<html><head><title>503 Service Unavailable</title></head><body><h1>503 Service Unavailable</h1></body></html>',
      undefined,
      '503 Service Unavailable',
    ],
    ['of a page that is all title', '<title>Gateway Timeout</title>', undefined, 'Gateway Timeout'],
    ['in plain words', 'upstream connect error', undefined, 'upstream connect error'],
    ['of nothing', '', undefined, ''],
    ['that is a JSON text', '"Service Unavailable"', undefined, 'Service Unavailable'],
    ['that is a JSON list', '[]', undefined, ''],
    ['that is a list of errors', '[{"code":60012,"description":"Out of licenses"}]', '60012', 'Out of licenses'],
    ['with a list of errors', '{"message":"Bad","errors":[{"x":1},{"code":2055,"message":"Stale"}]}', '2055', 'Stale'],
  ])('%s is read', (_, body, code, description) => {
    expect(readServiceError(body)).toEqual({ code, description });
  });

  it('keeps at most 1024 characters of its words', () => {
    const { description } = readServiceError(JSON.stringify({ code: 1, description: 'x'.repeat(5000) }));
    expect(description).toHaveLength(1024);
  });
});
