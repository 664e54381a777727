import { crc32, constants, deflateRawSync } from 'node:zlib';

/** One member of an archive: its packed bytes, and what the archive says of them. */
export interface Member {
  readonly name: string;
  readonly packed: Uint8Array;
  /** 8: deflated; 0: as it is. */
  readonly method: 0 | 8;
  readonly declaredBytes: number;
  readonly checksum: number;
}

const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * So many zeros, packed a thousandfold. Pieces that end with a full flush are independent of each other, so that ten gigabytes
 * cost no more than their first eight megabytes.
 */
export function packedZeros(bytes: number): Uint8Array {
  const piece = deflateRawSync(Buffer.alloc(CHUNK_BYTES), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  const pieces = Array.from({ length: Math.ceil(bytes / CHUNK_BYTES) }, () => piece);
  return Buffer.concat([...pieces, deflateRawSync(Buffer.alloc(0))]);
}

/** A member as an honest program writes it. */
export function plainMember(name: string, content: Uint8Array): Member {
  return { name, packed: content, method: 0, declaredBytes: content.byteLength, checksum: crc32(content) };
}

/** A member of zeros; `declaredBytes` may lie. */
export function zerosMember(name: string, bytes: number, declaredBytes = bytes): Member {
  return { name, packed: packedZeros(bytes), method: 8, declaredBytes: Math.min(declaredBytes, 0xffff_ffff), checksum: 0 };
}

/** The members as a ZIP archive. */
export function zipOf(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(member.name);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(member.method, 4);
    about.writeUInt32LE(member.checksum, 10);
    about.writeUInt32LE(member.packed.byteLength, 14);
    about.writeUInt32LE(member.declaredBytes, 18);
    about.writeUInt16LE(name.byteLength, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, name, member.packed]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), about, entry, name]));
    parts.push(local);
    offset += local.byteLength;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(Math.min(members.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(members.length, 0xffff), 10);
  end.writeUInt32LE(central.byteLength, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
