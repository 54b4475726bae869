import { runChaos } from './chaos';
import { ParameterError, readOptions } from './options';
import { linesOf } from './report';

/** Raises one storm as the parameters say; exit code 1 where a promise was broken. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const begun = performance.now();
  const report = await runChaos(options, (line) => {
    process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${line}\n`);
  });
  for (const line of linesOf(options, report)) process.stdout.write(`${line}\n`);
  process.exit(report.verdict.broken.length === 0 && !report.fell.some(({ ownFault }) => ownFault) ? 0 : 1);
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof ParameterError ? `${error.message}\n` : `${String((error as Error).stack)}\n`);
  process.exit(1);
});
