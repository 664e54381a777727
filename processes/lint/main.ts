import path from 'node:path';
import { lintProject } from './lint-project.ts';

const files = await lintProject(path.join(import.meta.dirname, '../..'));
const findings = files.flatMap(({ fileName, findings }) => findings.map((finding) => ({ fileName, ...finding })));

for (const { fileName, elementId, rule, message } of findings) {
  process.stdout.write(`processes/${fileName}  ${elementId}  ${rule}: ${message}\n`);
}
process.stdout.write(`${files.length} files looked at, ${findings.length} findings\n`);
// A check that saw nothing proves nothing.
process.exitCode = findings.length > 0 || files.length === 0 ? 1 : 0;
