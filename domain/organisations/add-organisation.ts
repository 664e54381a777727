import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { organisationSchema } from './organisation.ts';
import { insertOrganisation } from './organisation-store.ts';

export const addOrganisationInput = organisationSchema.omit({ id: true, isActive: true }).extend({
  kindNote: organisationSchema.shape.kindNote.default(null),
  nature: organisationSchema.shape.nature.default('organisation'),
});

/** Adds an organisation to the directory; one that is there under the same name in the same district is kept (П1 п.4.12; T-009). */
export async function addOrganisation(ctx: Context, input: z.input<typeof addOrganisationInput>): Promise<{ id: string }> {
  const organisation = addOrganisationInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { id, isNew } = await insertOrganisation(tx.db, organisation);
    if (isNew) {
      await recordEvent(tx, {
        action: 'organisation.added',
        objectKind: 'organisation',
        objectId: id,
        after: { kind: organisation.kind },
      });
    }
    return { id };
  });
}
