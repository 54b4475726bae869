import { type Conversation, frameName, isTrusted } from '../../../src/excel-host';
import { readRequest } from '../../../src/excel-host/transport/xdm-messages';

const conversation: Conversation = {
  conversationId: 'conversation-7',
  hostOrigin: 'https://localhost:3443',
  displayLanguage: 'tr-TR',
  contentLanguage: 'de-DE',
  documentUrl: 'https://localhost:3443/Book.xlsx',
};

describe('the conversation with a page', () => {
  it('is named in the frame of the page: in which Excel, in which language, without telemetry', () => {
    const name = JSON.parse(frameName(conversation)) as Record<string, string>;
    expect(name['hostInfo']).toBe('Excel$Web$16.00$tr-TR$conversation-7$$disableLogging$1');
    expect(name['xdmInfo']).toBe('conversation-7|control-conversation-7|https://localhost:3443');
  });

  it.each([
    ['another port', 'https://localhost:3000/taskpane.html', 'https://localhost:3443/', true],
    ['another name of the same machine', 'https://localhost:3000/', 'https://127.0.0.1:3443/', false],
    ['no certificate on the page', 'http://localhost:3000/', 'https://localhost:3443/', false],
    ['no certificate on the window', 'https://localhost:3000/', 'http://localhost:3443/', false],
  ])('over %s is trusted by the library or not', (_, page, host, expected) => {
    expect(isTrusted(new URL(page), new URL(host))).toBe(expected);
  });

  it.each<[string, unknown]>([
    ['no text', { _messageType: 0 }],
    ['no JSON', '{'],
    ['words of another tool of the page', '"webpackHotUpdate"'],
    ['an answer', '{"_messageType":1,"_actionType":0,"_actionName":"x","_conversationId":"c","_correlationId":1}'],
    ['nobody to answer to', '{"_messageType":0,"_actionType":0,"_actionName":"x","_correlationId":1}'],
  ])('overhears a message with %s', (_, message) => {
    expect(readRequest(message)).toBeUndefined();
  });
});
