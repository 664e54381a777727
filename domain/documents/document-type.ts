import { fileTypeFromBuffer } from 'file-type';
import { DomainError, invalidInput } from '#domain/errors';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Accepted types with the endings of their names; the first is given to a name that has none of them. */
const ENDINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ['application/pdf', ['pdf']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
]);

/** How content of these types begins. Archives and whatever else can unpack itself are refused by it, before a parser looks inside. */
const BEGINNINGS = [
  [0x25, 0x50, 0x44, 0x46],
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
] as const;

/** Judges a file by its content, not by its name or by what a browser says of it. */
export async function detectMediaType(content: Uint8Array): Promise<string> {
  if (content.byteLength === 0) throw invalidInput('Файл пуст.', { '/file': 'Выберите файл, в котором что-то есть.' });
  if (content.byteLength > MAX_FILE_BYTES)
    throw new DomainError('FILE_TOO_LARGE', 'Файл больше 20 МБ. Уменьшите его или разделите.');
  const found = beginsAsAccepted(content) ? await fileTypeFromBuffer(content) : undefined;
  if (found && ENDINGS.has(found.mime)) return found.mime;
  throw new DomainError('FILE_TYPE_REFUSED', 'Принимаются файлы PDF, JPEG и PNG.');
}

function beginsAsAccepted(content: Uint8Array): boolean {
  return BEGINNINGS.some((bytes) => bytes.every((byte, index) => content[index] === byte));
}

/**
 * The name with an ending that fits the type. A computer of the reader trusts the ending alone:
 * a picture named «справка.hta» would run there as a program.
 */
export function nameWithEnding(name: string, mediaType: string): string {
  const endings = ENDINGS.get(mediaType) ?? [];
  const own = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return endings.includes(own) ? name : `${name}.${endings[0] ?? 'bin'}`;
}
