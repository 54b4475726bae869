import { startSandbox, type SandboxOptions } from '../../src/sandbox';

/** The simulator as a process of its own, so that its work is not counted as ours. Options come as JSON on stdin. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer); // stdin without an encoding gives buffers
  const options = JSON.parse(Buffer.concat(chunks).toString('utf8')) as SandboxOptions; // written by our parent
  const sandbox = await startSandbox(options);
  process.stdout.write(`${JSON.stringify({ listening: sandbox.url })}\n`);
}

void main();
