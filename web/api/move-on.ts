import { awaitCommand } from '#engine/outbox-await';
import type { Services } from './services.ts';

/** How long a person waits for the engine before hearing that the work is saved. */
const PATIENCE_MS = 5_000;

const MESSAGES = {
  'moved-on': 'Готово. Дело перешло к следующему шагу.',
  saved: 'Работа сохранена. Дело перейдёт к следующему шагу само, как только процессный движок ответит; повторять не нужно.',
} as const;

/** What became of the engine's part of a change that is already committed. */
export async function waitForEngine(services: Services, commandId: string) {
  const state = await awaitCommand(services.db, commandId, PATIENCE_MS);
  return { state, message: MESSAGES[state] };
}
