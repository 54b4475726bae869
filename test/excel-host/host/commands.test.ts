import { type Command, Commands } from '../../../src/excel-host';

describe('a ribbon command', () => {
  it('waits until the add-in takes commands, and is done when the add-in says so', async () => {
    const commands = new Commands();
    const taken: Command[] = [];
    let done = false;
    const pressed = commands.invoke('pull', 'PullButton').then(() => (done = true));
    commands.connect((command) => taken.push(command));
    expect(taken).toEqual([{ id: 'cmd-1', action: 'pull', controlId: 'PullButton' }]);
    await Promise.resolve();
    expect(done).toBe(false);
    commands.complete('cmd-1');
    await pressed;
    expect(done).toBe(true);
    expect(commands.running).toBe(0);
  });

  it('ends when the page that ran it is gone, and one that still waits goes to the next page', async () => {
    const commands = new Commands();
    commands.connect(() => undefined);
    const lost = commands.invoke('run', 'RunButton');
    commands.restart();
    await lost;
    const taken: string[] = [];
    void commands.invoke('check', 'CheckButton');
    commands.restart();
    commands.connect(({ action }) => taken.push(action));
    expect(taken).toEqual(['check']);
  });
});
