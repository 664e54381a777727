import { lockOpenCaseOf, type OpenCaseOfFamily } from '#domain/cases/find-open-case';
import type { Context } from '#domain/context';
import { DomainError, invalidInput } from '#domain/errors';
import { createFamily } from '#domain/families/create-family';
import type { Member } from '#domain/families/family-input';
import { findDuplicates, type DuplicateFamily } from '#domain/families/find-duplicates';
import { joinFamily } from '#domain/families/join-family';
import type { Appeal, KnownPerson } from './appeal-input.ts';
import type { DuplicateDecision } from './registration-choices.ts';

export interface SettledFamily {
  readonly familyId: string;
  readonly applicantId: string | null;
  /** The case that takes the appeal; a family without one gets a new case. */
  readonly openCase: OpenCaseOfFamily | undefined;
}

type Same = Extract<DuplicateDecision, { decision: 'same' }>;

/**
 * The family of an appeal: a new one, or one that the clerk recognised among those that look like it.
 * Each family that looks like it must have been decided about (П1 п.4.3; T-027).
 */
export async function settleFamily(
  ctx: Context,
  given: { centreId: string; input: Appeal; decisions: readonly DuplicateDecision[] },
): Promise<SettledFamily> {
  const { centreId, input, decisions } = given;
  const people = peopleOf(input);
  const candidates = await findDuplicates(ctx, { centreId, people, address: input.address });
  requireDecisions(candidates, decisions);
  const [same, ...others] = decisions.filter((decision) => decision.decision === 'same');
  if (others.length > 0) throw invalidInput('Выберите одну семью, к которой относится обращение.');
  const { members, positions } = membersOf(input);
  const applicantAt = members.findIndex((member) => member.isApplicant);
  const candidate = candidates.find(({ familyId }) => familyId === same?.familyId);
  if (same && candidate) refuseStrangers(same, candidate);
  const openCase = candidate && (await lockOpenCaseOf(ctx, candidate.familyId));
  const { familyId, memberIds } =
    same && candidate
      ? await join(ctx, { same, candidate, input, members, positions, isSupported: openCase !== undefined })
      : await createNew(ctx, { centreId, input, members });
  return { familyId, applicantId: memberIds[applicantAt] ?? null, openCase };
}

/** Everybody whom the appeal names, for the comparison with known families. */
export function peopleOf(input: Appeal): readonly KnownPerson[] {
  if (input.ground === 'message') return input.people;
  return input.members.map(({ middleName, ...member }) => ({ ...member, ...(middleName !== null && { middleName }) }));
}

/** A family of which nobody spoke a word stays undecided: then nothing is registered. */
function requireDecisions(candidates: readonly DuplicateFamily[], decisions: readonly DuplicateDecision[]): void {
  const known = new Set(candidates.map(({ familyId }) => familyId));
  if (decisions.some(({ familyId }) => !known.has(familyId))) {
    throw invalidInput('Список похожих семей изменился. Проверьте обращение ещё раз.');
  }
  const decided = new Set(decisions.map(({ familyId }) => familyId));
  if (decided.size < decisions.length) throw invalidInput('О каждой похожей семье укажите одно решение.');
  const familyIds = [...known].filter((familyId) => !decided.has(familyId));
  if (familyIds.length === 0) return;
  throw new DomainError('DUPLICATES_NOT_DECIDED', 'В центре есть похожие семьи. Укажите о каждой: та же семья или другая.', {
    familyIds,
  });
}

/** Joining writes a record anew, so it may be only that of somebody who looks like the person of the appeal, each once. */
function refuseStrangers({ persons }: Same, { matches }: DuplicateFamily): void {
  const indexes = new Set(persons.map(({ index }) => index));
  const personIds = new Set(persons.map(({ personId }) => personId));
  const isOnce = indexes.size === persons.length && personIds.size === persons.length;
  const isMatch = ({ index, personId }: Same['persons'][number]) =>
    matches.some((match) => match.index === index && match.personId === personId);
  if (isOnce && persons.every(isMatch)) return;
  throw invalidInput('Проверьте, кто из обращения кто в семье: отметьте похожих людей, каждого один раз.');
}

/**
 * Members as the family will have them. Of a message only those join whose name and birth are known:
 * the others wait in the appeal until the family itself has been asked.
 */
function membersOf(input: Appeal): { members: readonly Member[]; positions: readonly number[] } {
  if (input.ground !== 'message') return { members: input.members, positions: input.members.map((_member, index) => index) };
  const complete = input.people.flatMap((person, index) => {
    const { lastName, firstName, middleName, birthOn, kinship } = person;
    if (firstName === undefined || birthOn === undefined) return [];
    const member: Member = {
      ...{ lastName, firstName, middleName: middleName ?? null, birthOn },
      kinship: kinship ?? 'не указана',
      isApplicant: false,
    };
    return [{ member, index }];
  });
  return { members: complete.map(({ member }) => member), positions: complete.map(({ index }) => index) };
}

async function createNew(
  ctx: Context,
  { centreId, input, members }: { centreId: string; input: Appeal; members: readonly Member[] },
): Promise<{ familyId: string; memberIds: readonly string[] }> {
  const [first] = peopleOf(input);
  const applicant = members.find((member) => member.isApplicant) ?? first;
  if (!applicant) throw invalidInput('Укажите хотя бы одного человека.');
  const { address, phone, completeness, preferredLanguage, needsInterpreter, linkedSystems } = input;
  const { lastName, firstName, middleName } = applicant;
  return createFamily(ctx, {
    ...{ centreId, address, phone, completeness, preferredLanguage, needsInterpreter, linkedSystems, members },
    namedAfter: { lastName, firstName: firstName ?? '', middleName: middleName ?? null },
  });
}

interface Joining {
  readonly same: Same;
  readonly candidate: DuplicateFamily;
  readonly input: Appeal;
  readonly members: readonly Member[];
  readonly positions: readonly number[];
  readonly isSupported: boolean;
}

async function join(ctx: Context, { same, candidate, input, members, positions, isSupported }: Joining) {
  const byPosition = new Map(
    candidate.matches.filter(({ likeness }) => likeness === 'same').map(({ index, personId }) => [index, personId]),
  );
  for (const { index, personId } of same.persons) byPosition.set(index, personId);
  const memberIds = await joinFamily(ctx, {
    familyId: candidate.familyId,
    members: members.map((member, order) => ({ ...member, personId: byPosition.get(positions[order] ?? -1) })),
    keepsKnown: input.ground === 'message',
    keepsApplicant: isSupported,
    address: same.address === 'update' ? input.address : undefined,
    phone: input.phone,
    completeness: input.completeness,
  });
  return { familyId: candidate.familyId, memberIds };
}
