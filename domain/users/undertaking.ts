import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { DomainError } from '#domain/errors';

/** The undertaking on non-disclosure that everybody signs before seeing anything of a family (П1 п.5.11; T-192). */
export const undertakingText = {
  version: '2026-1',
  title: 'Обязательство о неразглашении сведений о семьях',
  paragraphs: [
    'Мне известно, что при социальном сопровождении я получаю конфиденциальные и служебные сведения о семьях и детях.',
    'Я обязуюсь не передавать эти сведения посторонним и не использовать их вне служебных обязанностей, в том числе после увольнения или перехода на другую должность.',
    'Я открываю карту семьи только тогда, когда это нужно для работы с ней. Мне известно, что каждое открытие, печать, выгрузка и изменение записываются.',
    'Мой логин и пароль известны только мне. Об утрате пароля и о любом случае разглашения я сразу сообщаю руководителю.',
    'Я предупреждён(а) об ответственности за разглашение персональных данных по законодательству Российской Федерации.',
  ],
} as const;

/** When the person signed the undertaking, or undefined. */
export async function findUndertakingSignature(ctx: Context): Promise<Date | undefined> {
  const found: unknown = await ctx.db('app.users').where({ id: ctx.actor.id }).first('undertaking_signed_at as signedAt');
  return typeof found === 'object' && found !== null && 'signedAt' in found && found.signedAt instanceof Date
    ? found.signedAt
    : undefined;
}

/** Signs the undertaking in its present wording; a signature stands for ever, a second one changes nothing (П1 п.5.11; T-192). */
export async function signUndertaking(ctx: Context, version: string): Promise<void> {
  if (version !== undertakingText.version) {
    throw new DomainError('STALE_UNDERTAKING', 'Текст обязательства изменился. Прочитайте его заново и подпишите.');
  }
  await inTransaction(ctx, async (inner) => {
    const signed = await inner
      .db('app.users')
      .where({ id: inner.actor.id })
      .whereNull('undertaking_signed_at')
      .update({ undertaking_signed_at: inner.now });
    if (signed === 0) return;
    await recordEvent(inner, { action: 'undertaking.signed', objectKind: 'user', objectId: inner.actor.id, after: { version } });
  });
}

export interface UndertakingRow {
  readonly id: string;
  readonly name: string;
  readonly post: string;
  readonly signedAt: Date | null;
}

/** Active people of a centre with their signatures, those without one first: the director answers for it (П1 п.5.11; T-192). */
export async function listUndertakings(ctx: Context, centreId: string): Promise<readonly UndertakingRow[]> {
  const rows: unknown = await ctx
    .db('app.users')
    .where({ centre_id: centreId, is_active: true })
    .orderByRaw('undertaking_signed_at nulls first, last_name, first_name')
    .select({
      id: 'id',
      name: ctx.db.raw(`concat_ws(' ', last_name, first_name, middle_name)`),
      post: 'post',
      signedAt: 'undertaking_signed_at',
    });
  return rows as readonly UndertakingRow[];
}
