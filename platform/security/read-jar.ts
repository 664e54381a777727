import type { Component } from './component.ts';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LIBRARY = /^(?:BOOT-INF\/)?lib\/(.+)-(\d[^/]*)\.jar$/;

/** The libraries that lie in the jar of the engine: what is really started, whatever a description of the build says. */
export function readJar(jar: Buffer): Component[] {
  return listNames(jar).flatMap((path) => {
    const [, name, version] = LIBRARY.exec(path) ?? [];
    return name === undefined || version === undefined ? [] : [{ ecosystem: 'maven', name, version, isDevelopment: false }];
  });
}

/** Names of the members, from the directory at the end of the archive; nothing is unpacked. */
function listNames(archive: Buffer): string[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('the jar has no directory');
  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('the directory of the jar is broken');
    const nameBytes = archive.readUInt16LE(at + 28);
    names.push(archive.toString('utf8', at + 46, at + 46 + nameBytes));
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return names;
}
