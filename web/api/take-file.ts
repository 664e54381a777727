import type { RequestHandler } from 'express';
import multer from 'multer';

const MEGABYTE = 1024 * 1024;

/** One file of at most 20 MB and a few short fields; in memory, because its type is judged by its content before it is kept. */
export const takeFile: RequestHandler = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 20 * MEGABYTE, files: 1, fields: 10, parts: 11, fieldSize: 1024, fieldNameSize: 100, headerPairs: 20 },
  defParamCharset: 'utf8',
}).single('file');
