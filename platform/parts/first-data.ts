import { loadCalendar } from '#domain/calendar/load-calendar';
import { loadCatalogue } from '#domain/catalogue/load-catalogue';
import { openDatabase } from '../database.ts';

/** Loads what the programme needs before its first case and nobody has entered yet: the decreed calendars and the catalogue of measures. */
export async function loadFirstData(appUrl: string): Promise<void> {
  const db = openDatabase(appUrl, { maxConnections: 1 });
  try {
    const ctx = { db, actor: { kind: 'system', id: 'migrate' }, now: new Date() } as const;
    await loadCalendar(ctx);
    await loadCatalogue(ctx);
  } finally {
    await db.destroy();
  }
}
