import type { Context } from '#domain/context';
import { loadPerson } from '#domain/users/load-person';
import { findCell } from '#domain/users/permission-matrix';
import { listUnits, type UnitPlace } from '#domain/users/unit-place';

/** Units for which the person registers appeals, as themselves or in the place of an absent colleague (T-002, T-018). */
export async function listRegistrarUnits(ctx: Context): Promise<UnitPlace[]> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const unitIds = person.holdings
    .filter(({ role }) => findCell('appeal.register', role)?.rights.includes('do'))
    .flatMap(({ unitId }) => unitId ?? []);
  return listUnits(ctx, unitIds);
}
