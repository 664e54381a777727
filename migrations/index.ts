import type { Knex } from 'knex';
import * as createOrganisation from './20261122090100_create-organisation.ts';
import * as createCalendar from './20261122090200_create-calendar.ts';
import * as createFamilies from './20261122090300_create-families.ts';
import * as createCases from './20261122090400_create-cases.ts';
import * as createAssessment from './20261122090500_create-assessment.ts';
import * as createPlans from './20261122090600_create-plans.ts';
import * as createSessions from './20261122090700_create-sessions.ts';
import * as createMeasures from './20261122090800_create-measures.ts';
import * as createAudit from './20261122090900_create-audit.ts';
import * as createEngineCommands from './20261122091000_create-engine-commands.ts';
import * as takeAppeals from './20261122100100_take-appeals.ts';
import * as keepDocumentLists from './20261122100300_keep-document-lists.ts';
import * as addFamilyRelations from './20261122100400_add-family-relations.ts';
import * as deepenConsilium from './20261122100500_deepen-consilium.ts';
import * as extendPlans from './20261122100600_extend-plans.ts';
import * as extendDirectory from './20261122100700_extend-directory.ts';
import * as freezePlanHeader from './20261122100800_freeze-plan-header.ts';
import * as setSigningTerm from './20261122100900_set-signing-term.ts';
import * as takeCaseEvents from './20261122110100_take-case-events.ts';
import * as reviewResults from './20261122110200_review-results.ts';
import * as keepQuestionSets from './20261122110210_keep-question-sets.ts';
import * as trackMeasures from './20261122110300_track-measures.ts';
import * as addEngagements from './20261122110400_add-engagements.ts';
import * as observeFamilies from './20261122110500_observe-families.ts';
import * as endCases from './20261122110600_end-cases.ts';
import * as keepReviewQuestions from './20261122110710_keep-review-questions.ts';
import * as addSecondFactor from './20261122120300_add-second-factor.ts';
import * as admitEngineCommands from './20261122120400_admit-engine-commands.ts';
import * as listSignIns from './20261122120500_list-sign-ins.ts';
import * as indexPlanRows from './20261122120600_index-plan-rows.ts';
import * as countBeginnings from './20261122120700_count-beginnings.ts';

/** Every migration by name, oldest first. A list and not a folder scan: bundles have no folder, and order is plain to see. */
const migrations: Readonly<Record<string, Knex.Migration>> = {
  '20261122090100_create-organisation': createOrganisation,
  '20261122090200_create-calendar': createCalendar,
  '20261122090300_create-families': createFamilies,
  '20261122090400_create-cases': createCases,
  '20261122090500_create-assessment': createAssessment,
  '20261122090600_create-plans': createPlans,
  '20261122090700_create-sessions': createSessions,
  '20261122090800_create-measures': createMeasures,
  '20261122090900_create-audit': createAudit,
  '20261122091000_create-engine-commands': createEngineCommands,
  '20261122100100_take-appeals': takeAppeals,
  '20261122100300_keep-document-lists': keepDocumentLists,
  '20261122100400_add-family-relations': addFamilyRelations,
  '20261122100500_deepen-consilium': deepenConsilium,
  '20261122100600_extend-plans': extendPlans,
  '20261122100700_extend-directory': extendDirectory,
  '20261122100800_freeze-plan-header': freezePlanHeader,
  '20261122100900_set-signing-term': setSigningTerm,
  '20261122110100_take-case-events': takeCaseEvents,
  '20261122110200_review-results': reviewResults,
  '20261122110210_keep-question-sets': keepQuestionSets,
  '20261122110300_track-measures': trackMeasures,
  '20261122110400_add-engagements': addEngagements,
  '20261122110500_observe-families': observeFamilies,
  '20261122110600_end-cases': endCases,
  '20261122110710_keep-review-questions': keepReviewQuestions,
  '20261122120300_add-second-factor': addSecondFactor,
  '20261122120400_admit-engine-commands': admitEngineCommands,
  '20261122120500_list-sign-ins': listSignIns,
  '20261122120600_index-plan-rows': indexPlanRows,
  '20261122120700_count-beginnings': countBeginnings,
};

export const migrationNames: readonly string[] = Object.keys(migrations);

export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: () => Promise.resolve([...migrationNames]),
  getMigrationName: (name) => name,
  getMigration: (name) => {
    const migration = migrations[name];
    return migration ? Promise.resolve(migration) : Promise.reject(new Error(`unknown migration ${name}`));
  },
};
