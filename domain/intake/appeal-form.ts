import { dateInZone } from '#domain/calendar/zoned-time';
import { listDocumentTypesOn } from '#domain/checklists/case-document-types';
import type { Context } from '#domain/context';
import { forbidden } from '#domain/errors';
import { checkFormVersion, getForm } from '#domain/forms/read-form';
import { validateForm } from '#domain/forms/validate-form';
import { parseInput } from '#domain/parse-input';
import { CATEGORIES } from '#domain/plans/plan-categories';
import type { PreparedForm } from '#domain/tasks/task-form';
import { appealInput } from './appeal-input.ts';
import { receivedFacts, receivedInitial, readReceived } from './received-appeal.ts';
import { registerAppeal, type RegisteredAppeal } from './register-appeal.ts';
import { listRegistrarUnits } from './registrar-units.ts';
import type { RegistrationChoices } from './registration-choices.ts';

export const APPEAL_FORM_KEY = 'register-appeal';

/**
 * Lists and first values of the start form: the units for which the person registers appeals, and what is known of an appeal
 * that was received before (П1 п.4.3; T-002, T-020).
 */
export async function prepareAppealForm(ctx: Context, receivedId?: string): Promise<PreparedForm> {
  const units = await listRegistrarUnits(ctx);
  const [first] = units;
  if (!first) throw forbidden('Обращения регистрируют специалисты по приёму и руководители отделений.');
  const received = receivedId === undefined ? undefined : await readReceived(ctx, receivedId, units);
  const today = dateInZone(ctx.now, first.timeZone);
  const types = await listDocumentTypesOn(ctx, { list: 'package', centreId: first.centreId, on: today });
  return {
    initial: {
      unitId: first.id,
      receivedOn: today,
      address: { district: first.district },
      members: [{ isApplicant: true }],
      ...(received && receivedInitial(received)),
    },
    choices: {
      units: units.map(({ id, name }) => ({ value: id, label: name })),
      categories: CATEGORIES.map(({ code, label }) => ({ value: code, label })),
      packageItems: types.map(({ code, label }) => ({ value: code, label })),
    },
    facts: received ? receivedFacts(received) : [],
  };
}

/** Registers what was filled in the start form, by the same schema as in the browser (П1 п.4.3; T-014). */
export async function submitAppealForm(
  ctx: Context,
  given: { formVersion: string; data: unknown; choices?: RegistrationChoices },
): Promise<RegisteredAppeal> {
  const form = getForm(APPEAL_FORM_KEY);
  checkFormVersion(form, given.formVersion);
  validateForm(form, given.data, (await prepareAppealForm(ctx)).choices);
  return registerAppeal(ctx, parseInput(appealInput, given.data), given.choices);
}
