import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { MulterError } from 'multer';
import type { ErrorAnswer } from '#contract/common';
import { DomainError, notFound } from '#domain/errors';
import { EngineError } from '#engine/engine-error';
import type { Logger } from '#platform/logger';
import { isDatabaseAway } from './database-away.ts';
import { requestIdOf } from './request-log.ts';

/** What the client is told: the only place where status codes of refusals and failures exist. */
interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly fields?: Record<string, string>;
  readonly details?: Record<string, unknown>;
  readonly retryAfterSeconds?: number;
}

/** Codes of `DomainError` that are not 409: everything else is the programme's own refusal. */
const statusByCode: Readonly<Record<string, number>> = {
  INVALID_INPUT: 400,
  UNKNOWN_FIELD: 400,
  FILE_TYPE_REFUSED: 400,
  DIAGRAM_REFUSED: 400,
  SIGN_IN_REQUIRED: 401,
  WRONG_CREDENTIALS: 401,
  SECOND_FACTOR_REQUIRED: 401,
  WRONG_CODE: 401,
  FORBIDDEN: 403,
  UNDERTAKING_REQUIRED: 403,
  CROSS_SITE_REQUEST: 403,
  NOT_FOUND: 404,
  FILE_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_ATTEMPTS: 429,
  FILE_DAMAGED: 500,
  STORE_FULL: 507,
};

/** Errors of Express, body-parser and csrf-sync: by their type or code, never by their text. */
const refusalByCode: Readonly<Record<string, Refusal>> = {
  'entity.parse.failed': { status: 400, code: 'MALFORMED_JSON', message: 'Запрос испорчен: это не JSON.' },
  'entity.verify.failed': { status: 400, code: 'MALFORMED_JSON', message: 'Запрос испорчен: это не JSON.' },
  'request.size.invalid': { status: 400, code: 'MALFORMED_REQUEST', message: 'Запрос пришёл не целиком. Повторите.' },
  'request.aborted': { status: 400, code: 'MALFORMED_REQUEST', message: 'Запрос пришёл не целиком. Повторите.' },
  'entity.too.large': { status: 413, code: 'REQUEST_TOO_LARGE', message: 'Запрос слишком большой: не более 1 МБ.' },
  'charset.unsupported': { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Запрос принимается только как JSON в UTF-8.' },
  'encoding.unsupported': { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Сжатие этого вида не принимается.' },
  EBADCSRFTOKEN: { status: 403, code: 'WRONG_CSRF_TOKEN', message: 'Страница устарела. Обновите её и повторите.' },
  LIMIT_FILE_SIZE: { status: 413, code: 'FILE_TOO_LARGE', message: 'Файл слишком большой: не более 20 МБ.' },
};

const unavailable: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: 'Система временно недоступна. Сохранённое не потеряно; повторите через минуту.',
  retryAfterSeconds: 5,
};
const engineUnavailable: Refusal = {
  status: 503,
  code: 'ENGINE_UNAVAILABLE',
  message: 'Процессный движок временно не отвечает. Повторите через минуту.',
  retryAfterSeconds: 10,
};
const failure: Refusal = {
  status: 500,
  code: 'INTERNAL_ERROR',
  message: 'Внутренняя ошибка. Сообщите администратору номер запроса.',
};

/** Translates whatever was thrown into an answer without stack, SQL or personal data, and logs what someone must look at. */
export function handleErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    const refusal = translate(error);
    if (refusal.status >= 500) logger.error({ err: loggable(error), requestId: requestIdOf(res) }, 'request failed');
    // The head of the answer is gone, as with a broken download: Express ends the connection.
    if (res.headersSent) next(error);
    else refuse(res, refusal, requestIdOf(res));
  };
}

/** Any address below /api that no route serves. */
export const refuseUnknownPath: RequestHandler = () => {
  throw notFound('Такого адреса нет.');
};

function translate(error: unknown): Refusal {
  if (error instanceof DomainError) return fromDomain(error);
  if (error instanceof EngineError && error.isUnavailable) return engineUnavailable;
  if (isDatabaseAway(error)) return unavailable;
  if (error instanceof MulterError) {
    return refusalByCode[error.code] ?? { status: 400, code: 'MALFORMED_UPLOAD', message: 'Приложите один файл в поле «file».' };
  }
  const known = [property(error, 'type'), property(error, 'code')].find(
    (code) => typeof code === 'string' && code in refusalByCode,
  );
  const refusal = typeof known === 'string' ? refusalByCode[known] : undefined;
  if (refusal) return refusal;
  // Express marks what it cannot decode, such as a broken %-sequence in an address, with a status of its own.
  if (error instanceof URIError || property(error, 'status') === 400) {
    return { status: 400, code: 'MALFORMED_REQUEST', message: 'Запрос испорчен.' };
  }
  return failure;
}

function fromDomain(error: DomainError): Refusal {
  const { fields, retryAfterSeconds, ...details } = error.details;
  return {
    status: statusByCode[error.code] ?? 409,
    code: error.code,
    message: error.message,
    ...(isRecordOfStrings(fields) && { fields }),
    ...(Object.keys(details).length > 0 && { details }),
    ...(typeof retryAfterSeconds === 'number' && { retryAfterSeconds }),
  };
}

function refuse(res: Response, refusal: Refusal, requestId: string): void {
  const { status, retryAfterSeconds, ...error } = refusal;
  if (retryAfterSeconds !== undefined) res.setHeader('Retry-After', String(retryAfterSeconds));
  const answer: ErrorAnswer = { error: { ...error, requestId } };
  res.status(status).json(answer);
}

/**
 * A database error prints its statement and the values that broke it, and those are personal data:
 * the log gets the kind, the SQLSTATE, the constraint and the place, nothing of the message's own words.
 */
function loggable(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const isFromDatabase = typeof property(error, 'code') === 'string' && property(error, 'severity') !== undefined;
  return {
    name: error.name,
    code: property(error, 'code'),
    constraint: property(error, 'constraint'),
    message: isFromDatabase ? undefined : error.message,
    at: error.stack
      ?.split('\n')
      .filter((line) => line.startsWith('    at '))
      .slice(0, 12),
  };
}

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null && name in error ? (error as Record<string, unknown>)[name] : undefined;
}

function isRecordOfStrings(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((inner) => typeof inner === 'string');
}
