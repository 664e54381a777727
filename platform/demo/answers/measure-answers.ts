import { choiceValues, nth, plusDays, type CaseAnswer } from './answer.ts';

/** Every fifth application is refused. */
const REFUSED_EVERY = 5;

export const chooseClass: CaseAnswer = (context, story) => {
  const [group] = context.prepared.choices['groups'] ?? [];
  if (group) return { way: 'existing', groupId: group.value };
  return {
    way: 'new',
    title: 'Школа родителя',
    leader: 'Сафина Гульнара Ильдаровна, психолог центра',
    place: 'Кабинет групповых занятий центра',
    capacity: 12,
    dates: (story.classDays ?? [0]).map((day) => ({
      heldOn: plusDays(context.today, day),
      beginsAt: '17:30',
      topic: 'Уход и развитие ребенка',
    })),
  };
};

/** Marks all that the sheets lack; whoever is marked has come. */
export const classAttendance: CaseAnswer = (context) => {
  const asked: unknown = context.prepared.initial['marks'];
  const marks: readonly unknown[] = Array.isArray(asked) ? asked : [];
  return {
    marks: marks.map((mark) => ({ ...(typeof mark === 'object' ? mark : {}), mark: 'attended' })),
    result: 'Родители освоили приемы ухода и занимаются дома сами',
  };
};

export const chooseBenefitBody: CaseAnswer = (context) => ({ organisationId: nth(choiceValues(context, 'organisations'), 0) });

export const submitApplication: CaseAnswer = (context) => ({
  submittedOn: context.today,
  otherPapers: 'Заявление, справка о составе семьи',
});

export const benefitDecision: CaseAnswer = (context, story) =>
  (story.index + context.earlier) % REFUSED_EVERY === REFUSED_EVERY - 1
    ? { decision: 'refused', decidedOn: context.today, reason: 'Доход семьи выше прожиточного минимума' }
    : {
        decision: 'granted',
        decidedOn: context.today,
        amount: '12500,50',
        periodFrom: context.today,
        periodTo: plusDays(context.today, 180),
      };

export const medicalVisit: CaseAnswer = (context) => ({
  institution: 'Детская городская поликлиника',
  appointedOn: context.today,
  appointedAt: '10:30',
  attended: 'yes',
  resultNote: 'Назначен курс реабилитации, следующий прием через месяц',
});
