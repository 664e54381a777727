import { pino, type Logger } from 'pino';
import { createLogOutput } from './log-output.ts';

export type { Logger } from 'pino';

/**
 * JSON lines on standard output. Personal data have no place in a log: what could carry them (bodies, cookies,
 * query parameters of SQL errors) is taken out here, once for all parts.
 */
export function createLogger(part: string, level = 'info'): Logger {
  return pino(
    {
      level,
      base: { part },
      redact: {
        paths: [
          'req.headers.cookie',
          'req.headers.authorization',
          'req.headers["x-csrf-token"]',
          'req.body',
          'req.remoteAddress',
          'res.headers["set-cookie"]',
          'err.detail',
          'err.where',
          'err.parameters',
          'err.bindings',
          'err.config',
          'err.response',
          'password',
          '*.password',
        ],
        remove: true,
      },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    createLogOutput(),
  );
}
