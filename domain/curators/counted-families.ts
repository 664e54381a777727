import type { CaseStatus } from '#domain/cases/case';

/** A family in post-support is shown apart and counts for nothing in the load (AMB-46). */
export const isCounted = (status: CaseStatus): boolean => status === 'preparation' || status === 'support';

/**
 * Families of the current curators in SQL: one row per case with the person and the level with which it counts. The newest word wins:
 * the plan in force, a level that the consilium settled since, and before both the level expected at the assignment (T-112, T-114).
 */
export const COUNTED_FAMILIES = `
  select a.user_id, c.id as case_id, c.status, case
      when s.settled_at > coalesce(p.approved_at, '-infinity') then s.level
      else coalesce(p.level, a.expected_level) end as level
  from app.curator_assignments a
  join app.cases c on c.id = a.case_id
  left join app.plan_versions p on p.case_id = c.id and p.status = 'active'
  left join lateral (
    select l.level, l.settled_at from app.curator_levels l where l.case_id = c.id order by l.settled_at desc limit 1
  ) s on true
  where a.to_at is null`;
