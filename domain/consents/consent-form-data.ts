import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import type { Context } from '#domain/context';
import { documentChoices } from '#domain/documents/document-choices';
import { listFamilyMembers } from '#domain/families/family-members';
import { mayActForFamily } from '#domain/families/may-act';
import { memberChoices } from '#domain/plans/member-choices';
import type { PreparedForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { consentInput, CONSENT_DOCUMENT } from './record-consent.ts';

/** The part of a form in which consents are entered. */
export const consentsInput = z.array(consentInput).default([]);

/** Who may consent, and the scans of signed consents that the case has: lists for the consents of a form (T-198). */
export async function prepareConsents(ctx: Context, caseId: string): Promise<PreparedForm['choices']> {
  const found = await getCase(ctx, caseId);
  const today = dateInZone(ctx.now, found.timeZone);
  const members = await listFamilyMembers(ctx, found.familyId);
  return {
    consentPersons: memberChoices(members.filter((member) => mayActForFamily(member, today))),
    consentDocuments: await documentChoices(ctx, caseId, CONSENT_DOCUMENT),
  };
}
