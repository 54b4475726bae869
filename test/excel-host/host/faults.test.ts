import { excelPayloadLimit, Faults } from '../../../src/excel-host';
import { refusalOf } from '../../support/office/refusal';

describe('faults', () => {
  it('fail the request with the number that was asked for, and no other', () => {
    const faults = new Faults();
    faults.add({ kind: 'sync', nth: 2, code: 'GeneralException' });
    expect(faults.beginRequest()).toEqual({});
    expect(faults.beginRequest().before).toMatchObject({ code: 'GeneralException' });
    expect(faults.beginRequest()).toEqual({});
    expect(faults.active).toEqual([]);
  });

  it('may fail a request after it took effect', () => {
    const faults = new Faults();
    faults.add({ kind: 'sync', nth: 1, afterEffect: true });
    const due = faults.beginRequest();
    expect(due.before).toBeUndefined();
    expect(due.after).toMatchObject({ code: 'GeneralException' });
  });

  it('fail a member as long as they are set', () => {
    const faults = new Faults();
    faults.add({ kind: 'member', member: 'Worksheet.getRange' });
    const call = () => faults.requireMember('Worksheet.getRange');
    expect(refusalOf(call).code).toBe('ItemNotFound');
    expect(call).toThrow();
    expect(() => faults.requireMember('Worksheet.getCell')).not.toThrow();
    faults.clear();
    expect(call).not.toThrow();
  });

  it('limit what is sent to 5 MB, or to less', () => {
    const faults = new Faults();
    const send = (bytes: number) => () => faults.requireSize(bytes, 'RequestPayloadSizeLimitExceeded');
    expect(send(excelPayloadLimit)).not.toThrow();
    expect(refusalOf(send(excelPayloadLimit + 1)).code).toBe('RequestPayloadSizeLimitExceeded');
    faults.add({ kind: 'payload', bytes: 1_000 });
    expect(send(1_001)).toThrow();
    faults.clear();
    expect(send(1_001)).not.toThrow();
  });
});
