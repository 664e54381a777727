import type { listFamilyMembers } from '#domain/families/family-members';
import { fullName } from '#domain/person-name';
import type { Choice } from '#domain/tasks/task-form';

export type FamilyMember = Awaited<ReturnType<typeof listFamilyMembers>>[number];

/** Some of a family's members to choose from, such as those who may sign (П1 п.4.7, 4.9; T-014, T-144). */
export const memberChoices = (members: readonly FamilyMember[]): Choice[] =>
  members.map((member) => ({ value: member.id, label: fullName(member), hint: member.kinship }));
