import { readFileSync, writeFileSync } from 'node:fs';

const MEGABYTE = 1024 * 1024;

/** Starts to watch the memory of this process; the returned function tells by how many megabytes it grew at its peak. */
export function watchMemory(): () => number {
  const before = process.memoryUsage.rss();
  const isLinux = process.platform === 'linux';
  // Forgets earlier peaks, so that the next one is seen whatever came before.
  if (isLinux) writeFileSync('/proc/self/clear_refs', '5');
  return () => {
    const peak = isLinux ? peakOfLinux() : process.memoryUsage.rss();
    return Math.max(0, peak - before) / MEGABYTE;
  };
}

function peakOfLinux(): number {
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error('the system does not tell its peak of memory');
  return Number(kilobytes) * 1024;
}
