import { describe, expect, test } from 'vitest';
import { listAbilities, may, type AccessObject } from '#domain/users/may';
import { findCell, operations, permissionMatrix, type Operation, type Right } from '#domain/users/permission-matrix';
import type { Person } from '#domain/users/person';
import { ROLES, type Role } from '#domain/users/role';

const ME = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-000000000002';
const CENTRE = '00000000-0000-4000-8000-00000000000a';
const UNIT = '00000000-0000-4000-8000-00000000000b';
const ELSEWHERE = '00000000-0000-4000-8000-00000000000c';

const COLUMNS = [
  'intake',
  'curator',
  'head',
  'director',
  'secretary',
  'member',
  'co-executor',
  'municipal-consilium',
  'resource-centre',
  'supervisor',
  'ministry',
  'family',
] as const;

/**
 * Section 1.2 of the requirements, letter by letter, in the order of its columns: W does, A decides, S signs, P proposes, R reads,
 * C considers, Y replies, – nothing. «W text» of the secretary stands as W, «joint» of the family as P; a supervisor sees no personal data.
 * Whoever works on a case also reads what they wrote: the matrix leaves that unsaid, so R is not asked beside W and A.
 */
const TABLE: readonly (readonly [Operation, string])[] = [
  ['appeal.register', 'W – W R – – – – – – – S'],
  ['curator.assign', '– – W W – – – – – – – –'],
  ['assessment.gather', '– W R R – R W – – – – P'],
  ['plan.draft', '– W R R R R P – – – – P'],
  ['session.plan', '– P P R W R – – – – – –'],
  ['question.decide', '– P P A W C – – – – – –'],
  ['plan.approve', '– – – A – C – – – – – –'],
  ['plan.sign', '– – S S – – – – – – – S'],
  ['register.read', '– R R R R – – – – – – –'],
  ['letter.handle', '– W W S – – Y – – – – –'],
  ['measure.mark', '– W R R – R W – – – – R'],
  ['correction.propose', '– W P P – P P P – – – P'],
  ['municipal.escalate', '– P P A W – – Y – – – –'],
  ['post-support.run', '– W R R – – – – – – – –'],
  ['report.quarterly', '– R W A – – – – R – – –'],
  ['certificate.issue', '– W S R – – – – – – – R'],
  ['library.use', '– RP RP RP – – – – W W – –'],
  ['survey.quality', '– – R R – – – – W – R Y'],
  ['indicator.read', '– – R R – – – – R – R –'],
  ['family.read', 'R R R R R R – – – – – R'],
];
const RIGHTS: Readonly<Record<string, Right>> = {
  W: 'do',
  A: 'decide',
  S: 'sign',
  P: 'propose',
  R: 'read',
  C: 'consider',
  Y: 'reply',
};
/** Scopes in which the matrix is asked: own, of the unit, of the centre, on the agenda. */
const HERE: AccessObject = { centreId: CENTRE, unitId: UNIT, ownerIds: [ME], registrarIds: [ME], agendaUserIds: [ME] };
const FOREIGN: AccessObject = {
  centreId: ELSEWHERE,
  unitId: ELSEWHERE,
  ownerIds: [OTHER],
  registrarIds: [OTHER],
  agendaUserIds: [OTHER],
};

function personIn(role: Role, onBehalfOf: string | null = null): Person {
  return { id: ME, centreId: CENTRE, holdings: [{ role, centreId: CENTRE, unitId: UNIT, onBehalfOf, toOn: null }] };
}

describe.each(TABLE)('T-019 %s', (operation, letters) => {
  const cells = letters.split(' ');

  test.each(COLUMNS.map((role, index) => [role, cells[index] ?? '–'] as const))('%s: %s', (role, cell) => {
    const expected = new Set(cell === '–' ? [] : (cell.match(/[A-Z]/g) ?? []).map((letter) => RIGHTS[letter]));

    for (const right of Object.values(RIGHTS)) {
      const readsOwnWork = right === 'read' && findCell(operation, role)?.rights.includes('read') === true && expected.size > 0;
      expect([right, may(personIn(role), operation, right, HERE)]).toEqual([right, expected.has(right) || readsOwnWork]);
    }
  });
});

describe('T-016 technical roles', () => {
  test.each(operations.filter((operation) => /^(family|plan|assessment|measure|letter|question|register)\./.test(operation)))(
    'an administrator, an analyst and an auditor have no part in %s',
    (operation) => {
      for (const role of ['administrator', 'analyst', 'auditor'] as const) {
        for (const right of Object.values(RIGHTS)) expect(may(personIn(role), operation, right, HERE)).toBe(false);
      }
    },
  );

  test('only an administrator manages people, settings, the calendar and the engine', () => {
    for (const operation of ['user.manage', 'settings.manage', 'calendar.manage', 'engine.manage'] as const) {
      expect(ROLES.filter((role) => may(personIn(role), operation, 'do', HERE))).toEqual(['administrator']);
    }
  });

  test('the secretary writes the minutes and neither decides nor approves', () => {
    expect(may(personIn('secretary'), 'question.decide', 'do', HERE)).toBe(true);
    expect(may(personIn('secretary'), 'question.decide', 'decide', HERE)).toBe(false);
    expect(may(personIn('secretary'), 'plan.approve', 'decide', HERE)).toBe(false);
  });

  test('T-003 only the director approves a plan', () => {
    expect(ROLES.filter((role) => may(personIn(role), 'plan.approve', 'decide', HERE))).toEqual(['director']);
  });

  test('T-196 strict records are closed to the secretary and the clerk', () => {
    expect(ROLES.filter((role) => may(personIn(role), 'family.read-strict', 'read', HERE))).toEqual([
      'curator',
      'head',
      'director',
      'member',
    ]);
  });
});

test.each([
  ['consent.record', 'do', ['intake', 'curator', 'head']],
  ['objection.register', 'do', ['intake', 'curator', 'head']],
  ['load.read', 'read', ['head', 'director']],
  ['class.run', 'do', ['curator', 'head']],
  ['class.run', 'read', ['curator', 'head', 'director']],
  ['observation.keep', 'do', ['curator']],
  ['observation.keep', 'read', ['curator', 'head', 'director', 'member']],
  ['coordination.read', 'read', ['curator', 'head', 'director']],
  ['control.read', 'read', ['head', 'director']],
  ['effectiveness.read', 'read', ['curator', 'head', 'director']],
  ['annual-report.read', 'read', ['head', 'director']],
  ['substitution.arrange', 'do', ['head', 'director', 'administrator']],
] as const)('T-019 %s: who may %s', (operation, right, roles) => {
  expect(ROLES.filter((role) => may(personIn(role), operation, right, HERE)).sort()).toEqual([...roles].sort());
});

test('T-019 outside of its scope no cell gives anything', () => {
  const leaks = operations.flatMap((operation) =>
    ROLES.flatMap((role) =>
      Object.values(RIGHTS)
        .filter((right) => may(personIn(role), operation, right, FOREIGN) && findCell(operation, role)?.scope !== 'all')
        .map((right) => `${operation} ${role} ${right}`),
    ),
  );

  expect(leaks).toEqual([]);
});

test('T-019 who registered an appeal has a clerk’s rights on it, not a curator’s, and only in the centre of the case', () => {
  const registered: AccessObject = { centreId: CENTRE, unitId: UNIT, registrarIds: [ME] };

  expect(may(personIn('intake'), 'family.read', 'read', registered)).toBe(true);
  expect(may(personIn('intake'), 'family.read', 'read', { ...registered, centreId: ELSEWHERE })).toBe(false);
  expect(may(personIn('intake'), 'family.read', 'read', { ...registered, registrarIds: [], ownerIds: [ME] })).toBe(false);
  expect(may(personIn('curator'), 'family.read-strict', 'read', registered)).toBe(false);
  expect(may(personIn('curator'), 'document.upload', 'do', registered)).toBe(false);
});

test('T-018 a substitute has the rights of the absent person over that person’s cases, not over all', () => {
  const substitute = personIn('curator', OTHER);

  expect(may(substitute, 'measure.mark', 'do', { ...FOREIGN, ownerIds: [OTHER] })).toBe(true);
  expect(may(substitute, 'measure.mark', 'do', { ...HERE, ownerIds: [ME] })).toBe(false);
});

test('a role that is not bound to a centre reaches every centre, one that is bound only its own', () => {
  const free: Person = {
    id: ME,
    centreId: null,
    holdings: [{ role: 'administrator', centreId: null, unitId: null, onBehalfOf: null, toOn: null }],
  };

  expect(may(free, 'user.manage', 'do', FOREIGN)).toBe(true);
  expect(may(personIn('administrator'), 'user.manage', 'do', FOREIGN)).toBe(false);
  expect(may(personIn('administrator'), 'settings.manage', 'do', { centreId: null })).toBe(false);
});

test('menus follow the matrix', () => {
  expect(listAbilities(personIn('intake'))).toEqual(expect.arrayContaining(['appeal.register', 'family.read']));
  expect(listAbilities(personIn('administrator'))).not.toContain('family.read');
  expect(Object.keys(permissionMatrix)).toEqual(operations);
});
