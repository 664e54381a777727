import type { Knex } from 'knex';
import { z } from 'zod';
import { openCentre } from '#domain/centres/open-centre';
import { inTransaction, type Context } from '#domain/context';
import { addOrganisation } from '#domain/organisations/add-organisation';
import { addBodyMember } from '#domain/sessions/manage-body';
import { createUser } from '#domain/users/create-user';
import { UNIT_ROLES, type Role } from '#domain/users/role';
import { signUndertaking, undertakingText } from '#domain/users/undertaking';
import { plusDays } from './answers/answer.ts';
import { noteBase } from './base.ts';
import { DEMO_INSTITUTIONS } from './institutions.ts';
import { DEMO_CENTRES, DEMO_PASSWORD, type DemoCentre, type DemoStaff } from './staff.ts';

/** A demo centre with the people whom the stories need by name. */
export interface DemoPlace {
  readonly centre: DemoCentre;
  readonly centreId: string;
  readonly unitId: string;
  readonly clerkId: string;
  readonly secretaryId: string;
}

export interface Cast {
  readonly centres: readonly [DemoPlace, DemoPlace];
  centreOf(centreId: string): DemoPlace;
}

/** Roles that sit in the consilium. */
const CONSILIUM: ReadonlySet<Role> = new Set(['head', 'director', 'secretary', 'member']);
/** One person has not signed the undertaking yet, so that a visitor sees its page. */
const NOT_SIGNED: ReadonlySet<string> = new Set(['vesta-auditor']);
/** The people worked there before the first story begins. */
const STAFFED_BEFORE_DAYS = 500;

/** Makes the two centres with their people and institutions, all or nothing. */
export async function makeCast(ctx: Context, timeZone: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const baseDay = await noteBase(tx.db, tx.now, timeZone);
    for (const centre of DEMO_CENTRES) await settle(tx, centre, baseDay);
  });
}

async function settle(ctx: Context, centre: DemoCentre, baseDay: string): Promise<void> {
  const { code, name, shortName, prefix, district } = centre;
  const opened = await openCentre(ctx, { code, name, shortName, prefix, district, isDemo: true, units: [centre.unit] });
  const { centreId } = opened;
  const [unitId] = z.tuple([z.uuid()]).parse(opened.unitIds);
  const fromOn = plusDays(baseDay, -STAFFED_BEFORE_DAYS);
  for (const person of centre.staff) await engage(ctx, person, { centreId, unitId, fromOn });
  for (const { street, hours, helpKinds, ...institution } of DEMO_INSTITUTIONS) {
    await addOrganisation(ctx, {
      ...institution,
      helpKinds: [...helpKinds],
      district,
      address: `${centre.settlement}, ${street}`,
      workingHours: hours,
      email: null,
      checkedOn: baseDay,
    });
  }
}

async function engage(
  ctx: Context,
  person: DemoStaff,
  place: { centreId: string; unitId: string; fromOn: string },
): Promise<void> {
  const { centreId, unitId, fromOn } = place;
  const [lastName, firstName, middleName] = person.name;
  const { userId } = await createUser(ctx, {
    login: person.login,
    password: DEMO_PASSWORD,
    lastName,
    firstName,
    middleName,
    post: person.post,
    centreId,
    isSpecialist: person.isSpecialist ?? false,
    roles: person.roles.map((role) => ({ role, centreId, unitId: UNIT_ROLES.has(role) ? unitId : null })),
  });
  if (!NOT_SIGNED.has(person.login)) {
    await signUndertaking({ ...ctx, actor: { kind: 'person', id: userId } }, undertakingText.version);
  }
  if (person.roles.some((role) => CONSILIUM.has(role))) await addBodyMember(ctx, { centreId, userId, fromOn });
}

const placeRow = z.object({ code: z.string(), centreId: z.uuid(), unitId: z.uuid(), clerkId: z.uuid(), secretaryId: z.uuid() });

/** The centres of the demo as they stand in the database. */
export async function findCast(db: Knex): Promise<Cast> {
  const { rows } = await db.raw<{ rows: unknown }>(`
    select c.code, c.id as "centreId", u.id as "unitId",
      (select user_id from app.user_roles r where r.role = 'intake' and r.unit_id = u.id limit 1) as "clerkId",
      (select user_id from app.user_roles r where r.role = 'secretary' and r.centre_id = c.id limit 1) as "secretaryId"
    from app.centres c join app.units u on u.centre_id = c.id where c.is_demo`);
  const places = z.array(placeRow).parse(rows);
  const placeOf = (centre: DemoCentre): DemoPlace => {
    const place = places.find(({ code }) => code === centre.code);
    if (!place) throw new Error(`the demo centre ${centre.code} is gone`);
    return { centre, ...place };
  };
  const centres = [placeOf(DEMO_CENTRES[0]), placeOf(DEMO_CENTRES[1])] as const;
  return {
    centres,
    centreOf: (centreId) => (centres[0].centreId === centreId ? centres[0] : centres[1]),
  };
}
