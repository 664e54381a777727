import { forbidden } from '#domain/errors';
import { findCell, type Operation, type Right } from '#domain/users/permission-matrix';
import type { Person } from './person.ts';

/** The centre in which the person has a right that belongs to a centre, such as planning its sessions. */
export function centreOfRight(person: Person, operation: Operation, right: Right): string {
  const centreId = holdingsWith(person, operation, right).find((holding) => holding.centreId)?.centreId;
  if (!centreId) throw forbidden();
  return centreId;
}

/** The one centre to which a granted right is limited; undefined when it was granted for all of them. */
export function limitOfRight(person: Person, operation: Operation, right: Right): string | undefined {
  const holdings = holdingsWith(person, operation, right);
  return holdings.some(({ centreId }) => centreId === null) ? undefined : centreOfRight(person, operation, right);
}

function holdingsWith(person: Person, operation: Operation, right: Right) {
  return person.holdings.filter(({ role }) => findCell(operation, role)?.rights.includes(right));
}
