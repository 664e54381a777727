import { readFileSync } from 'node:fs';
import { listDescendants } from '../../support/start-process.ts';

/** Megabytes of real memory of the engine that this process has started, as the system counts them. */
export function readEngineMemory(): number {
  const machines = listDescendants(process.pid).filter((pid) => readProc(pid, 'comm').trim() === 'java');
  const [engine] = machines;
  if (engine === undefined || machines.length > 1) throw new Error(`${machines.length} engines run under this process`);
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readProc(engine, 'status'))?.[1];
  return Number(kilobytes) / 1024;
}

function readProc(pid: number, file: 'comm' | 'status'): string {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8');
}
