import { choiceValues, nth, plusDays, type AnswerContext, type CaseAnswer, type Story } from './answer.ts';

const PROBLEMS = [
  {
    description: 'Семья не получает помощи, положенной ребенку, и не знает, куда обратиться',
    familyZone: 'Посещать назначенные занятия и приемы, собирать документы',
    curatorZone: 'Найти учреждения, подготовить направления, сопровождать обращение',
  },
  {
    description: 'Родители устали, в семье частые ссоры',
    familyZone: 'Приходить на встречи с психологом',
    curatorZone: 'Организовать психологическую поддержку, наблюдать динамику',
  },
] as const;

const CIRCUMSTANCE: Readonly<Record<string, string>> = {
  'disabled-child': 'O10',
  'conflict-with-law': 'O20',
  'substitute-family': 'O02',
  'single-parent': 'O01',
};

export const draftPlan: CaseAnswer = (context, story) => ({
  completeness: context.prepared.initial['completeness'] ?? 'incomplete',
  categories: [story.category, ...(story.category === 'other' ? ['low-income'] : [])],
  circumstances: [CIRCUMSTANCE[story.category] ?? 'O21'],
  level: story.level,
  levelReason: 'Семье нужна помощь нескольких учреждений, обстановка в семье требует наблюдения.',
  termMonths: story.termMonths,
  jointOn: context.today,
  jointParticipantIds: [nth(choiceValues(context, 'members'), 0)],
  problems: PROBLEMS,
  items: planItems(context, story),
});

function planItems(context: AnswerContext, story: Story): readonly Readonly<Record<string, unknown>>[] {
  const members = choiceValues(context, 'members');
  const organisations = choiceValues(context, 'organisations');
  // The plan is approved some days after it is drafted, and its term runs from the approval.
  const fromOn = plusDays(context.today, 21);
  return story.measures.map((measure, index) => ({
    ...(OWN_WORDS[measure] ?? { measureCode: measure, ...condition(context, measure) }),
    problemNumber: 1 + (index % PROBLEMS.length),
    targetIds: [nth(members, index === 0 ? 0 : members.length - 1)],
    executorId: nth(choiceValues(context, 'executors'), 0),
    coExecutorIds: [nth(organisations, index % organisations.length)],
    fromOn,
    dueOn: plusDays(fromOn, 40 + ((index * 23) % 90)),
  }));
}

/** Measures that no loaded algorithm has: families of most categories get them in the centre's own words. */
const OWN_WORDS: Readonly<Record<string, { readonly text: string; readonly assistanceType: string }>> = {
  'own-social': { text: 'Беседы с семьей о распорядке дня и распределении домашних дел', assistanceType: 'social' },
  'own-psychological': { text: 'Встречи родителей и детей с психологом центра', assistanceType: 'psychological' },
  'own-pedagogical': { text: 'Занятия с ребенком по школьной программе', assistanceType: 'pedagogical' },
  'own-legal': { text: 'Помощь в сборе документов для выплат', assistanceType: 'legal' },
};

/** Kinds of help in the order of annex 5, each with the last of its directions. */
const ANNEX_5_KINDS = [
  { until: 4, kind: 'pedagogical' },
  { until: 5, kind: 'psychological' },
  { until: 7, kind: 'medical' },
  { until: 10, kind: 'legal' },
  { until: 14, kind: 'social' },
] as const;

/** Kinds of help that the measures of a story belong to: the consilium finds these needed. */
export function helpKindsOf({ measures }: Story): readonly string[] {
  const kinds = measures.map((measure) => {
    const direction = Number(measure.split('.')[1]);
    return OWN_WORDS[measure]?.assistanceType ?? ANNEX_5_KINDS.find(({ until }) => direction <= until)?.kind ?? 'social';
  });
  return [...new Set(kinds)];
}

function condition(context: AnswerContext, measure: string): Readonly<Record<string, unknown>> {
  const hint = context.prepared.choices['measures']?.find((choice) => choice.value === measure)?.hint ?? '';
  return hint.includes(';') ? { conditionReason: 'Заключение специалиста имеется' } : {};
}

export const approvePlan: CaseAnswer = () => ({ isApproved: true });

export const cosignPlan: CaseAnswer = (context) => ({ isCosigned: true, cosignedOn: context.today });

export const signPlan: CaseAnswer = (context, story) =>
  story.signature === 'refused'
    ? { outcome: 'refused', signedOn: context.today, refusalReason: 'Семья решила справиться сама' }
    : {
        outcome: 'signed',
        signedOn: context.today,
        signedByPersonId: nth(choiceValues(context, 'adults'), 0),
        familyCopyOn: context.today,
        familyCopyReceiverId: nth(choiceValues(context, 'adults'), 0),
        centreCopyOn: context.today,
        signedDocumentId: nth(choiceValues(context, 'signedPlans'), 0),
      };

export const revisePlan: CaseAnswer = (context, story) => {
  const [member] = choiceValues(context, 'members');
  const joint = { jointOn: context.today, jointParticipantIds: [member] };
  if (story.correction !== 'measures') {
    return {
      ...joint,
      reason: 'Мероприятиям нужно больше времени',
      endsOn: plusDays(context.today, story.extensionDays),
      items: [],
    };
  }
  const measure = {
    text: 'Помощь матери в поиске работы рядом с домом',
    assistanceType: 'social',
    problemNumber: 1,
    targetIds: [member],
    executorId: nth(choiceValues(context, 'executors'), 0),
    dueOn: plusDays(context.today, NEW_MEASURE_DAYS),
  };
  return { ...joint, reason: 'Положение семьи изменилось: нужна другая помощь', items: [measure] };
};

const NEW_MEASURE_DAYS = 60;
