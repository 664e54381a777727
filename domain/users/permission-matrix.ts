import type { Role } from './role.ts';

/**
 * What a cell allows, in the letters of section 1.2: W does, A decides, S signs, P proposes, R reads;
 * `consider` and `reply` are its words for members of the consilium and for those who answer.
 */
export type Right = 'do' | 'decide' | 'sign' | 'propose' | 'read' | 'consider' | 'reply';

/**
 * Where the right holds: `own` objects of the person (own case, own appeal, own measure), those of the `unit` or `centre` of the role,
 * `item` = cases on the agenda of the person's consilium, `granted` = the centre of the role, or everywhere when the role has none.
 */
export type Scope = 'own' | 'unit' | 'centre' | 'item' | 'granted' | 'all';

export interface Cell {
  readonly rights: readonly Right[];
  readonly scope: Scope;
}

type Row = Readonly<Partial<Record<Role, Cell>>>;

const cell = (scope: Scope, ...rights: Right[]): Cell => ({ rights, scope });

/**
 * The permission matrix of section 1.2 as data, one row per operation (T-019), and the technical operations below it (T-016).
 * A role that a row does not name has no right there.
 */
export const permissionMatrix = {
  'appeal.register': {
    intake: cell('unit', 'do'),
    head: cell('unit', 'do'),
    director: cell('centre', 'read'),
    family: cell('own', 'sign'),
  },
  'curator.assign': { head: cell('unit', 'do'), director: cell('centre', 'do') },
  'assessment.gather': {
    curator: cell('own', 'do', 'read'),
    head: cell('unit', 'read'),
    director: cell('centre', 'read'),
    member: cell('item', 'read'),
    'co-executor': cell('own', 'do'),
    family: cell('own', 'propose'),
  },
  'plan.draft': {
    curator: cell('own', 'do', 'read'),
    head: cell('unit', 'read'),
    director: cell('centre', 'read'),
    secretary: cell('item', 'read'),
    member: cell('item', 'read'),
    'co-executor': cell('own', 'propose'),
    family: cell('own', 'propose'),
  },
  'session.plan': {
    curator: cell('own', 'propose'),
    head: cell('unit', 'propose'),
    director: cell('centre', 'read'),
    secretary: cell('centre', 'do', 'read'),
    member: cell('item', 'read'),
  },
  'question.decide': {
    curator: cell('own', 'propose'),
    head: cell('unit', 'propose'),
    director: cell('centre', 'decide'),
    secretary: cell('centre', 'do'),
    member: cell('item', 'consider'),
  },
  'plan.approve': { director: cell('centre', 'decide'), member: cell('item', 'consider') },
  'plan.sign': { head: cell('unit', 'sign'), director: cell('centre', 'sign'), family: cell('own', 'sign') },
  'register.read': {
    curator: cell('own', 'read'),
    head: cell('unit', 'read'),
    director: cell('centre', 'read'),
    secretary: cell('centre', 'read'),
  },
  'letter.handle': {
    curator: cell('own', 'do', 'read'),
    head: cell('unit', 'do', 'read'),
    director: cell('centre', 'sign', 'read'),
    'co-executor': cell('own', 'reply'),
  },
  'measure.mark': {
    curator: cell('own', 'do', 'read'),
    head: cell('unit', 'read'),
    director: cell('centre', 'read'),
    member: cell('item', 'read'),
    'co-executor': cell('own', 'do'),
    family: cell('own', 'read'),
  },
  'correction.propose': {
    curator: cell('own', 'do'),
    head: cell('unit', 'propose'),
    director: cell('centre', 'propose'),
    member: cell('item', 'propose'),
    'co-executor': cell('own', 'propose'),
    'municipal-consilium': cell('item', 'propose'),
    family: cell('own', 'propose'),
  },
  'municipal.escalate': {
    curator: cell('own', 'propose'),
    head: cell('unit', 'propose'),
    director: cell('centre', 'decide'),
    secretary: cell('centre', 'do'),
    'municipal-consilium': cell('item', 'reply'),
  },
  'post-support.run': { curator: cell('own', 'do', 'read'), head: cell('unit', 'read'), director: cell('centre', 'read') },
  'report.quarterly': {
    curator: cell('own', 'read'),
    head: cell('unit', 'do'),
    director: cell('centre', 'decide'),
    'resource-centre': cell('all', 'read'),
  },
  'certificate.issue': {
    curator: cell('own', 'do'),
    head: cell('unit', 'sign'),
    director: cell('centre', 'read'),
    family: cell('own', 'read'),
  },
  'library.use': {
    curator: cell('all', 'read', 'propose'),
    head: cell('all', 'read', 'propose'),
    director: cell('all', 'read', 'propose'),
    'resource-centre': cell('all', 'do'),
    supervisor: cell('own', 'do'),
  },
  'survey.quality': {
    head: cell('centre', 'read'),
    director: cell('centre', 'read'),
    'resource-centre': cell('all', 'do'),
    ministry: cell('all', 'read'),
    family: cell('own', 'reply'),
  },
  'indicator.read': {
    head: cell('centre', 'read'),
    director: cell('centre', 'read'),
    'resource-centre': cell('all', 'read'),
    ministry: cell('all', 'read'),
  },
  'family.read': {
    intake: cell('own', 'read'),
    curator: cell('own', 'read'),
    head: cell('unit', 'read'),
    director: cell('centre', 'read'),
    secretary: cell('item', 'read'),
    member: cell('item', 'read'),
    family: cell('own', 'read'),
  },
  // Diagnostics, medical and expert records: the curator, the head, and the consilium for its question (T-196).
  'family.read-strict': {
    curator: cell('own', 'read'),
    head: cell('unit', 'read'),
    director: cell('item', 'read'),
    member: cell('item', 'read'),
  },
  // Classes are the centre's own: families of several curators sit in one group (П4–11 ст.V).
  'class.run': { curator: cell('centre', 'do', 'read'), head: cell('centre', 'do', 'read'), director: cell('centre', 'read') },
  'document.upload': {
    intake: cell('own', 'do'),
    curator: cell('own', 'do'),
    head: cell('unit', 'do'),
    secretary: cell('item', 'do'),
  },
  // Words of the family that are kept beside the case (T-109, T-198, T-199); an objection may also come after its end.
  'consent.record': { intake: cell('own', 'do'), curator: cell('own', 'do'), head: cell('unit', 'do') },
  'objection.register': { intake: cell('own', 'do'), curator: cell('own', 'do'), head: cell('unit', 'do') },
  // Diary of dynamics and log of consulting (П1 п.5.5; T-118, T-120), and who oversees the implementation (T-079, T-116, T-121, T-169).
  'observation.keep': {
    curator: cell('own', 'do', 'read'),
    head: cell('unit', 'read'),
    director: cell('centre', 'read'),
    member: cell('item', 'read'),
  },
  'coordination.read': { curator: cell('own', 'read'), head: cell('unit', 'read'), director: cell('centre', 'read') },
  'control.read': { head: cell('unit', 'read'), director: cell('centre', 'read') },
  'effectiveness.read': { curator: cell('own', 'read'), head: cell('unit', 'read'), director: cell('centre', 'read') },
  'annual-report.read': { head: cell('centre', 'read'), director: cell('centre', 'read') },
  // What the family says of itself a clerk hears as well; of the rest only those who work with it (T-092, T-093, T-096, T-097).
  'event.take-word': {
    intake: cell('own', 'do'),
    curator: cell('own', 'do'),
    head: cell('unit', 'do'),
    director: cell('centre', 'do'),
  },
  'event.report': { curator: cell('own', 'do'), head: cell('unit', 'do'), director: cell('centre', 'do') },
  'case.suspend': { curator: cell('own', 'do'), head: cell('unit', 'do') },
  'family.change': { intake: cell('own', 'do'), curator: cell('own', 'do'), head: cell('unit', 'do') },
  'load.read': { head: cell('centre', 'read'), director: cell('centre', 'read') },
  'substitution.arrange': { head: cell('unit', 'do'), director: cell('centre', 'do'), administrator: cell('granted', 'do') },
  // A clerk may not move the clock of a case, nor put an appeal away (T-026; П1 п.4.3).
  'receipt.correct': { head: cell('unit', 'do') },
  'appeal.close': { head: cell('centre', 'do') },
  // The directory belongs to no centre: families of all districts are sent to whom it names.
  'organisation.manage': { head: cell('all', 'do'), administrator: cell('all', 'do') },
  'undertaking.oversee': { director: cell('centre', 'do') },
  'user.manage': { administrator: cell('granted', 'do') },
  'settings.manage': { administrator: cell('granted', 'do') },
  'calendar.manage': { administrator: cell('all', 'do') },
  'engine.manage': { administrator: cell('all', 'do') },
  'process.read': {
    curator: cell('all', 'read'),
    head: cell('all', 'read'),
    director: cell('all', 'read'),
    analyst: cell('all', 'read'),
    auditor: cell('all', 'read'),
    administrator: cell('all', 'read'),
  },
  'process.edit': { analyst: cell('all', 'do') },
  'audit.read': { auditor: cell('granted', 'read') },
} as const satisfies Readonly<Record<string, Row>>;

export type Operation = keyof typeof permissionMatrix;

/** The cell of an operation and role, if the role has any right there. */
export function findCell(operation: Operation, role: Role): Cell | undefined {
  const row: Row = permissionMatrix[operation];
  return row[role];
}

export const operations = Object.keys(permissionMatrix).filter((key): key is Operation => Object.hasOwn(permissionMatrix, key));
