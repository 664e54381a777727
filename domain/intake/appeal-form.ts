import { dateInZone } from '#domain/calendar/zoned-time';
import { listDocumentTypesOn } from '#domain/checklists/case-document-types';
import type { Context } from '#domain/context';
import { forbidden } from '#domain/errors';
import { checkFormVersion, getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import { parseInput } from '#domain/parse-input';
import type { PreparedForm } from '#domain/tasks/task-form';
import { loadPerson } from '#domain/users/load-person';
import { findCell } from '#domain/users/permission-matrix';
import { listUnits } from '#domain/users/unit-place';
import { appealInput, registerAppeal, type RegisteredAppeal } from './register-appeal.ts';

export const APPEAL_FORM_KEY = 'register-appeal';

/** Lists and first values of the start form: the units for which the person registers appeals (П1 п.4.3; T-002, T-020). */
export async function prepareAppealForm(ctx: Context): Promise<PreparedForm> {
  const person = await loadPerson(ctx, ctx.actor.id);
  const unitIds = person.holdings
    .filter(({ role }) => findCell('appeal.register', role)?.rights.includes('do'))
    .flatMap(({ unitId }) => unitId ?? []);
  const units = await listUnits(ctx, unitIds);
  const [first] = units;
  if (!first) throw forbidden('Обращения регистрируют специалисты по приёму и руководители отделений.');
  const today = dateInZone(ctx.now, first.timeZone);
  const packageTypes = await listDocumentTypesOn(ctx, { list: 'package', centreId: first.centreId, on: today });
  return {
    initial: {
      unitId: first.id,
      receivedOn: today,
      address: { district: first.district },
      members: [{ isApplicant: true }],
    },
    choices: {
      units: units.map(({ id, name }) => ({ value: id, label: name })),
      packageItems: packageTypes.map(({ code, label }) => ({ value: code, label })),
    },
    facts: [],
  };
}

/** Registers what was filled in the start form, by the same schema as in the browser (П1 п.4.3; T-014). */
export async function submitAppealForm(ctx: Context, given: { formVersion: string; data: unknown }): Promise<RegisteredAppeal> {
  const form = getForm(APPEAL_FORM_KEY);
  checkFormVersion(form, given.formVersion);
  validateForm(form, given.data, (await prepareAppealForm(ctx)).choices);
  return registerAppeal(ctx, parseInput(appealInput, given.data));
}
