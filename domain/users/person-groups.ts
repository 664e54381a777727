import type { Context } from '#domain/context';
import { z } from 'zod';
import { holderOf, type Person } from './person.ts';
import type { Role } from './role.ts';

/** A candidate group of the engine in which the person works, and in whose place. */
export interface GroupMembership {
  readonly groupId: string;
  readonly role: Role;
  readonly onBehalfOf: string | null;
  /** A group that belongs to one person by its nature, such as the curator's tasks of one case. */
  readonly isPersonal: boolean;
}

const assignmentRow = z.object({ caseId: z.uuid(), userId: z.uuid() });

/** Candidate groups of a person: by role and unit or centre, and by the cases whose curator they are or substitute (T-002, T-018). */
export async function listGroups(ctx: Context, person: Person): Promise<GroupMembership[]> {
  const byRole = person.holdings.flatMap((holding): GroupMembership[] => {
    const place = holding.role === 'intake' || holding.role === 'head' ? holding.unitId : holding.centreId;
    if (!place || !GROUP_ROLES.has(holding.role)) return [];
    return [{ groupId: `${holding.role}.${place}`, role: holding.role, onBehalfOf: holding.onBehalfOf, isPersonal: false }];
  });
  const curators = new Map(
    person.holdings
      .filter((holding) => holding.role === 'curator')
      .map((holding) => [holderOf(person, holding), holding.onBehalfOf]),
  );
  if (curators.size === 0) return byRole;
  const rows: unknown = await ctx
    .db('app.curator_assignments')
    .select('case_id as caseId', 'user_id as userId')
    .whereIn('user_id', [...curators.keys()])
    .whereNull('to_at');
  const byCase = z
    .array(assignmentRow)
    .parse(rows)
    .map(({ caseId, userId }): GroupMembership => ({
      groupId: `curator.${caseId}`,
      role: 'curator',
      onBehalfOf: curators.get(userId) ?? null,
      isPersonal: true,
    }));
  return [...byRole, ...byCase];
}

const GROUP_ROLES: ReadonlySet<Role> = new Set(['intake', 'head', 'secretary', 'director']);
