import type { Rule } from './rule.ts';
import { businessKey } from './rules/business-key.ts';
import { candidateGroups } from './rules/candidate-groups.ts';
import { clauseDocumented } from './rules/clause-documented.ts';
import { decisionResult } from './rules/decision-result.ts';
import { deploymentBinding } from './rules/deployment-binding.ts';
import { explicitVariables } from './rules/explicit-variables.ts';
import { historyTimeToLive } from './rules/history-time-to-live.ts';
import { idConvention } from './rules/id-convention.ts';
import { knownForm } from './rules/known-form.ts';
import { knownTopic } from './rules/known-topic.ts';
import { russianNames } from './rules/russian-names.ts';

/** Rules of this project, by the name under which a finding shows them; one file of `rules/` each. */
export const ownRules: Readonly<Record<string, Rule>> = {
  'business-key': businessKey,
  'candidate-groups': candidateGroups,
  'clause-documented': clauseDocumented,
  'decision-result': decisionResult,
  'deployment-binding': deploymentBinding,
  'explicit-variables': explicitVariables,
  'history-time-to-live': historyTimeToLive,
  'id-convention': idConvention,
  'known-form': knownForm,
  'known-topic': knownTopic,
  'russian-names': russianNames,
};
