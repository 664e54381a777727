import { forbidden } from '#domain/errors';
import { findCell, type Operation, type Right } from '#domain/users/permission-matrix';
import type { Person } from './person.ts';

/** The centre in which the person has a right that belongs to a centre, such as planning its sessions. */
export function centreOfRight(person: Person, operation: Operation, right: Right): string {
  const holding = person.holdings.find(({ role, centreId }) => centreId && findCell(operation, role)?.rights.includes(right));
  if (!holding?.centreId) throw forbidden();
  return holding.centreId;
}
