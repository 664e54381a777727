import { findCell, operations, type Operation, type Right, type Scope } from './permission-matrix.ts';
import { holderOf, type Holding, type Person } from './person.ts';

/** What an operation is about, as far as rights depend on it. */
export interface AccessObject {
  readonly centreId?: string | null;
  readonly unitId?: string | null;
  /** People whose own object it is, such as the curator of the case. */
  readonly ownerIds?: readonly string[];
  /** Clerks who registered the appeal: it is their own as clerks, in no other role. */
  readonly registrarIds?: readonly string[];
  /** People on whose consilium's agenda the case stands. */
  readonly agendaUserIds?: readonly string[];
}

/** The holding that gives a person the right, the person's own roles before those of an absent one; undefined = refused (T-019). */
export function findGrant(person: Person, operation: Operation, right: Right, object: AccessObject): Holding | undefined {
  return person.holdings.find((holding) => {
    const cell = findCell(operation, holding.role);
    return cell?.rights.includes(right) === true && isInScope(person, holding, cell.scope, object);
  });
}

/** Whether the person may do this with the object (П1 п.4.4, 5.1–5.5; T-019). */
export function may(person: Person, operation: Operation, right: Right, object: AccessObject): boolean {
  return findGrant(person, operation, right, object) !== undefined;
}

/** Operations that the person may do with something somewhere, for menus; rights on one object are asked with the object. */
export function listAbilities(person: Person): Operation[] {
  return operations.filter((operation) => {
    const wanted: Right[] =
      operation.endsWith('.read') || operation.endsWith('.read-strict') ? ['read'] : ['do', 'decide', 'sign'];
    return person.holdings.some((holding) => findCell(operation, holding.role)?.rights.some((right) => wanted.includes(right)));
  });
}

function isInScope(person: Person, holding: Holding, scope: Scope, object: AccessObject): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'granted':
      return holding.centreId === null || holding.centreId === object.centreId;
    case 'centre':
      return holding.centreId !== null && holding.centreId === object.centreId;
    case 'unit':
      return holding.unitId !== null && holding.unitId === object.unitId;
    case 'own':
      return isOwn(person, holding, object);
    case 'item':
      return isOfPlace(holding, object) && object.agendaUserIds?.includes(holderOf(person, holding)) === true;
  }
}

/** A clerk who moved to another centre leaves the appeals of the first one behind. */
function isOwn(person: Person, holding: Holding, object: AccessObject): boolean {
  const holderId = holderOf(person, holding);
  if (holding.role !== 'intake') return object.ownerIds?.includes(holderId) === true;
  return isOfPlace(holding, object) && object.registrarIds?.includes(holderId) === true;
}

/** Whether the role was given for the centre of the object, or for no centre in particular. */
function isOfPlace({ centreId }: Holding, object: AccessObject): boolean {
  return centreId === null || centreId === object.centreId;
}
