import type { Knex } from 'knex';
import { buildOrganisation, TEST_NOW } from '../support/factories.ts';
import { insertRow } from '../support/insert.ts';
import { buildClassGroup } from '../support/class-story.ts';
import { buildSupportStory, draftFor, itemIds, playToActivePlan, type SupportStory } from '../support/support-story.ts';

/** Where people write words about a family, each place with the name under which the attacks speak of it. */
export const PLACES = [
  'family title',
  'street',
  'address note',
  'phone',
  'last name',
  'appeal problem',
  'sender name',
  'sender contacts',
  'open document',
  'strict document name',
  'strict document kind',
  'confidential record',
  'strict record',
  'level reason',
  'plan problem',
  'family zone',
  'dynamics',
  'consultation',
  'event note',
  'letter body',
  'letter answer',
  'engagement question',
  'municipal question',
  'objection',
  'participation question',
  'suspension reason',
] as const;
export type Place = (typeof PLACES)[number];

export interface FullCase {
  readonly story: SupportStory;
  /** Ids of everything that the case has, by the kind of thing. */
  readonly ids: Readonly<Record<string, string>>;
}

const DAY = '2026-03-02';

/** A case with its plan in force and something of everything that a case can have; `say` gives the words of each place. */
export async function buildFullCase(db: Knex, say: (place: Place) => string): Promise<FullCase> {
  const story = await buildSupportStory(db);
  const { caseId, familyId, applicantId, childId, centre } = story.case;
  await playToActivePlan(story, draftFor(story, { levelReason: say('level reason') }));
  const [itemId = ''] = await itemIds(story);
  await sayOfFamily(db, story, say);

  const author = story.curator.userId;
  const byAuthor = { author_id: author, created_at: TEST_NOW };
  const record = { case_id: caseId, occurred_on: DAY, source: 'family', ...byAuthor };
  const file = {
    ...{ case_id: caseId, media_type: 'application/pdf', size_bytes: 10, sha256: '0'.repeat(64) },
    ...{ uploaded_by: author, uploaded_at: TEST_NOW },
  };
  const organisationId = await buildOrganisation(db);
  const sentOn = { case_id: caseId, plan_item_id: itemId, organisation_id: organisationId };
  const number = story.case.number;
  const insert = (table: string, row: Record<string, unknown>) => insertRow(db, `app.${table}`, row);

  const ids = {
    case: caseId,
    family: familyId,
    applicant: applicantId,
    child: childId,
    item: itemId,
    organisation: organisationId,
    curator: author,
    document: await insert('documents', {
      ...file,
      kind: 'Справка',
      confidentiality: 'service',
      original_name: `${say('open document')}.pdf`,
      stored_name: crypto.randomUUID(),
    }),
    strictDocument: await insert('documents', {
      ...file,
      kind: say('strict document kind'),
      confidentiality: 'strict',
      original_name: `${say('strict document name')}.pdf`,
      stored_name: crypto.randomUUID(),
    }),
    record: await insert('assessment_records', {
      ...record,
      kind: 'conversation',
      confidentiality: 'confidential',
      content: { outcome: say('confidential record') },
    }),
    strictRecord: await insert('assessment_records', {
      ...record,
      kind: 'diagnostics',
      person_id: childId,
      confidentiality: 'strict',
      content: { conclusion: say('strict record') },
    }),
    dynamics: await insert('dynamics_entries', {
      ...byAuthor,
      case_id: caseId,
      observed_on: DAY,
      change: 'same',
      comment: say('dynamics'),
    }),
    consultation: await insert('consultations', {
      ...byAuthor,
      case_id: caseId,
      held_on: DAY,
      person_id: applicantId,
      topic: say('consultation'),
    }),
    event: await insert('case_events', {
      ...{ case_id: caseId, kind: 'other', happened_on: DAY, note: say('event note') },
      ...{ reported_by: author, reported_at: TEST_NOW },
    }),
    suspension: await insert('case_suspensions', {
      ...{ case_id: caseId, kind: 'other', reason: say('suspension reason') },
      ...{ suspended_at: TEST_NOW, suspended_by: author },
    }),
    letter: await insert('letters', {
      ...sentOn,
      ...{
        number: `${number}-П`,
        centre_id: centre.centreId,
        addressee: 'Поликлиника',
        subject: 'Просьба о помощи',
        kind: 'letter',
      },
      ...{ issued_on: DAY, answer_due_on: '2026-03-20', is_due_provisional: false, body: say('letter body') },
      ...{ answer: 'received', answer_text: say('letter answer'), answered_on: DAY },
    }),
    engagement: await insert('engagements', {
      ...sentOn,
      ...{ organisation: 'Поликлиника', question: say('engagement question'), consent_on: DAY, consent_person_id: applicantId },
      ...{ status: 'requested', engaged_by: author, engaged_at: TEST_NOW },
    }),
    municipalQuestion: await insert('municipal_questions', {
      ...{ number: `${number}-М`, case_id: caseId, organisation_id: organisationId, organisation: 'Муниципальный консилиум' },
      ...{ case_status: 'support', question: say('municipal question'), addressees: 'Комиссия', status: 'proposed' },
      ...{ raised_by: author, raised_at: TEST_NOW, raised_on: DAY },
    }),
    objection: await insert('objections', {
      ...{ number: `${number}-Ж`, case_id: caseId, about: 'plan', text: say('objection'), received_on: DAY },
      ...{ registered_at: TEST_NOW, registered_by: author },
    }),
    participationRequest: await insert('participation_requests', {
      ...{ case_id: caseId, organisation_id: organisationId, purpose: 'drafting', asked_on: DAY, asked_by: author },
      question: say('participation question'),
    }),
    classGroup: await buildClassGroup(story),
    consent: await idOf(db, 'consents', { family_id: familyId, kind: 'exchange' }),
    appeal: await idOf(db, 'appeals', { case_id: caseId }),
    session: await idOf(db, 'sessions', { centre_id: centre.centreId }),
    question: await idOf(db, 'agenda_items', { case_id: caseId }),
  };
  const classDate = await idOf(db, 'class_dates', { group_id: ids.classGroup });
  await db('app.appeal_senders').insert({
    ...{ appeal_id: ids.appeal, kind: 'person', is_private: true },
    ...{ name: say('sender name'), contacts: say('sender contacts') },
  });
  return { story, ids: { ...ids, classDate } };
}

/** Words that the story itself has written already. */
async function sayOfFamily(db: Knex, { case: found }: SupportStory, say: (place: Place) => string): Promise<void> {
  const { caseId, familyId } = found;
  await db('app.families')
    .where({ id: familyId })
    .update({ title: say('family title'), street: say('street'), address_note: say('address note'), phone: say('phone') });
  await db('app.persons')
    .where({ family_id: familyId })
    .update({ last_name: say('last name') });
  await db('app.appeals')
    .where({ case_id: caseId })
    .update({ problem: say('appeal problem') });
  await db('app.problems')
    .where({ case_id: caseId })
    .update({ description: say('plan problem'), family_zone: say('family zone') });
}

async function idOf(db: Knex, table: string, where: Record<string, unknown>): Promise<string> {
  const row: unknown = await db(`app.${table}`).where(where).first('id');
  if (typeof row === 'object' && row !== null && 'id' in row) return String(row.id);
  throw new Error(`the case has nothing in ${table}`);
}
