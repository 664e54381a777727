import { z } from 'zod';

/** Roles of the programme (section 1 of the text), the technical ones that it needs (T-016), and those outside the centre. */
export const ROLES = [
  'intake',
  'curator',
  'head',
  'director',
  'secretary',
  'member',
  'analyst',
  'auditor',
  'administrator',
  'co-executor',
  'municipal-consilium',
  'resource-centre',
  'supervisor',
  'ministry',
  'family',
] as const;

export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Roles that exist only together with a unit of a centre, because its tasks go to the unit (T-002). */
export const UNIT_ROLES: ReadonlySet<Role> = new Set(['intake', 'head']);
/** Roles that exist only together with a centre. */
export const CENTRE_ROLES: ReadonlySet<Role> = new Set(['intake', 'curator', 'head', 'director', 'secretary', 'member']);
