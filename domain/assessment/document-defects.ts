import { ageOn, russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { mayOpenStrict } from '#domain/cases/case-access';
import { getCase } from '#domain/cases/get-case';
import { listCaseDocumentTypes } from '#domain/checklists/case-document-types';
import type { DocumentList, DocumentType } from '#domain/checklists/document-type';
import type { Context } from '#domain/context';
import { listFamilyMembers } from '#domain/families/family-members';
import { listMissing, listPackage } from '#domain/intake/save-package';
import { findServicesProgramme } from '#domain/intake/services-programme';
import { fullName } from '#domain/person-name';
import { z } from 'zod';
import { listRecords } from './assessment-store.ts';

/** A document that the lists of a case ask for and that is not there, or is there but no longer valid. */
export interface DocumentDefect {
  readonly list: DocumentList;
  readonly state: 'missing' | 'expired';
  readonly code: string;
  readonly label: string;
  readonly person: { readonly id: string; readonly name: string } | null;
  /** Last day of an expired document. */
  readonly validTo: string | null;
}

/** «паспорт гражданина РФ (Петрова Анна): истёк 01.02.2026», as forms and cards name a defect. */
export function describeDefect({ label, person, state, validTo }: DocumentDefect): string {
  const what = person ? `${label} (${person.name})` : label;
  return state === 'missing' || validTo === null ? `${what}: нет` : `${what}: срок истёк ${russianDate(validTo)}`;
}

/**
 * Missing and expired documents of a case, for its curator and for the consilium before it meets. Which medical papers somebody has
 * is named only to those who may open them (П1 п.5.11; П4–11 ст.III; T-028, T-030, T-031, T-196).
 */
export async function listDocumentDefects(ctx: Context, caseId: string): Promise<DocumentDefect[]> {
  return [...(await packageDefects(ctx, caseId)), ...(await personalDefects(ctx, caseId))];
}

async function packageDefects(ctx: Context, caseId: string): Promise<DocumentDefect[]> {
  const items = await listPackage(ctx, caseId);
  const missing = listMissing(items).map(({ code, label }) => defect({ list: 'package', state: 'missing', code, label }));
  const { timeZone } = await getCase(ctx, caseId);
  const validTo = (await findServicesProgramme(ctx, caseId))?.validTo ?? null;
  const programme = items.find(({ code, isReceived }) => code === 'ippsu' && isReceived);
  if (!programme || validTo === null || validTo >= dateInZone(ctx.now, timeZone)) return missing;
  const { code, label } = programme;
  return [...missing, { ...defect({ list: 'package', state: 'expired', code, label }), validTo }];
}

const COVERED = { code: 'covered', label: 'документ ограниченного доступа' };

async function personalDefects(ctx: Context, caseId: string): Promise<DocumentDefect[]> {
  const found = await getCase(ctx, caseId);
  const today = dateInZone(ctx.now, found.timeZone);
  const types = await listCaseDocumentTypes(ctx, found, 'personal');
  const held = await listHeld(ctx, caseId);
  const opensStrict = await mayOpenStrict(ctx, caseId);
  const members = (await listFamilyMembers(ctx, found.familyId))
    .filter(({ isHousehold }) => isHousehold)
    .map((member) => ({ id: member.id, name: fullName(member), age: ageOn(member.birthOn, today) }));

  return types.flatMap((type) => {
    const { code, label, requiredFor, isStrict } = type;
    const words = isStrict && !opensStrict ? COVERED : { code, label };
    const expired = held
      .filter((document) => document.kind === code && document.validTo !== null && document.validTo < today)
      .map(({ personId, validTo }): DocumentDefect => {
        const person = members.find(({ id }) => id === personId);
        return {
          ...defect({ list: 'personal', state: 'expired', ...words }),
          validTo,
          person: person ? nameOf(person) : null,
        };
      });
    const isHeld = (personId?: string) =>
      held.some((document) => document.kind === code && (personId === undefined || document.personId === personId));
    const ofFamily = isRequiredOfFamily(type, found.categories) && !isHeld();
    const ofMembers = members.filter(
      ({ id, age }) => requiredFor.includes(age < 14 ? 'members-under-14' : 'members-from-14') && !isHeld(id),
    );
    return [
      ...expired,
      ...(ofFamily ? [defect({ list: 'personal', state: 'missing', code, label })] : []),
      ...ofMembers.map((member) => ({
        ...defect({ list: 'personal', state: 'missing', code, label }),
        person: nameOf(member),
      })),
    ];
  });
}

interface HeldDocument {
  readonly personId: string | null;
  readonly kind: string;
  readonly validTo: string | null;
}

const contentOf = z.object({ kind: z.string(), validTo: z.string().optional() });

/** What each person holds of each kind: of several the one that was received last. */
async function listHeld(ctx: Context, caseId: string): Promise<HeldDocument[]> {
  const latest = new Map<string, HeldDocument>();
  for (const record of await listRecords(ctx.db, caseId)) {
    if (record.kind !== 'personal-document') continue;
    const { kind, validTo } = contentOf.parse(record.content);
    latest.set(`${record.personId ?? ''} ${kind}`, { personId: record.personId, kind, validTo: validTo ?? null });
  }
  return [...latest.values()];
}

function isRequiredOfFamily({ requiredFor }: DocumentType, categories: readonly string[]): boolean {
  return requiredFor.some((requirement) => requirement === 'family' || categories.includes(requirement));
}

function defect(given: Pick<DocumentDefect, 'list' | 'state' | 'code' | 'label'>): DocumentDefect {
  return { ...given, person: null, validTo: null };
}

const nameOf = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
