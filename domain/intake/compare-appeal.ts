import { z } from 'zod';
import { recordEvent } from '#domain/audit/record-event';
import { inTransaction, type Context } from '#domain/context';
import { invalidInput } from '#domain/errors';
import { addressInput } from '#domain/families/family-input';
import { findDuplicates, type DuplicateFamily } from '#domain/families/find-duplicates';
import { parseInput } from '#domain/parse-input';
import { authorise } from '#domain/users/authorise';
import { findUnit } from '#domain/users/unit-place';
import { findOtherDistrict, type OtherDistrict } from './check-district.ts';
import { knownPersonInput } from './appeal-input.ts';

const comparisonInput = z.strictObject({
  unitId: z.uuid(),
  people: z.array(knownPersonInput).max(30),
  address: addressInput,
});

export interface Comparison {
  readonly families: readonly DuplicateFamily[];
  readonly otherDistrict: OtherDistrict | null;
}

/**
 * What the clerk has to decide before an appeal is registered: families of the centre that look like this one,
 * and the centre of another district. Whose data was shown stays on record (П1 п.4.2, 4.3, 5.11; T-027, T-035, T-197).
 */
export async function compareAppeal(ctx: Context, given: z.input<typeof comparisonInput>): Promise<Comparison> {
  const { unitId, people, address } = parseInput(comparisonInput, given);
  return inTransaction(ctx, async (open) => {
    const unit = await findUnit(open, unitId);
    if (!unit) throw invalidInput('Проверьте отделение.', { '/unitId': 'Такого отделения нет.' });
    const { centreId } = unit;
    const tx = await authorise(open, 'appeal.register', 'do', { centreId, unitId });
    const families = await findDuplicates(tx, { centreId, people, address });
    for (const { familyId } of families) {
      await recordEvent(tx, { action: 'family.compared', objectKind: 'family', objectId: familyId, centreId });
    }
    return { families, otherDistrict: (await findOtherDistrict(tx, unit, address.district)) ?? null };
  });
}
