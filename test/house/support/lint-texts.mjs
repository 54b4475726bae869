// Lints texts as if they stood in the files named, with the project's own settings. A program of its own, because the
// settings are an ES module and the test runner loads CommonJS. stdin: {file, text}[]; stdout: the broken rules of each.
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const cases = JSON.parse(await text(process.stdin));
const withTypes = new ESLint();
// Types are known for files of the project; rules that need none judge a file that does not exist as well.
const withoutTypes = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const broken = [];
for (const { file, text: source } of cases) {
  const eslint = existsSync(file) ? withTypes : withoutTypes;
  const [result] = await eslint.lintText(source, { filePath: file });
  broken.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(broken));
