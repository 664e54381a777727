import { fileTypeFromBuffer } from 'file-type';
import { DomainError, invalidInput } from '#domain/errors';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const ALLOWED: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Judges a file by its content, not by its name or by what a browser says of it. */
export async function detectMediaType(content: Uint8Array): Promise<string> {
  if (content.byteLength === 0) throw invalidInput('Файл пуст.', { '/file': 'Выберите файл, в котором что-то есть.' });
  if (content.byteLength > MAX_FILE_BYTES)
    throw new DomainError('FILE_TOO_LARGE', 'Файл больше 20 МБ. Уменьшите его или разделите.');
  const found = await fileTypeFromBuffer(content);
  if (found && ALLOWED.has(found.mime)) return found.mime;
  throw new DomainError('FILE_TYPE_REFUSED', 'Принимаются файлы PDF, JPEG и PNG.');
}
