import type { Context } from '#domain/context';
import { authorise } from '#domain/users/authorise';
import { isFixedType, REQUIREMENTS } from './document-type.ts';
import { selectTypes } from './document-type-store.ts';

/** All lists with what held and will hold, for the administrator of a centre or of all of them (П4–11 ст.III; T-030). */
export async function listDocumentTypes(ctx: Context, centreId: string | null) {
  const acting = await authorise(ctx, 'settings.manage', 'do', { centreId });
  const types = await selectTypes(acting.db, centreId);
  return { items: types.map((type) => ({ ...type, isFixed: isFixedType(type) })), requirements: REQUIREMENTS };
}
