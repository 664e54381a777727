import type { Plan } from '#contract/plans';
import { Details } from '../../../../components/Details.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { countOf } from '../../../../text/plural.ts';
import { LEVEL_NAMES, PLAN_STATUS_NAMES } from '../../../../text/ru.ts';

type Shown = NonNullable<Plan['shown']>;
const MONTHS = { one: 'месяц', few: 'месяца', many: 'месяцев' };

/** The head of the form: whose plan it is, why, of what level and for how long. */
export function PlanFacts({ plan }: { plan: Shown }) {
  const { family, curator } = plan;
  return (
    <Details
      items={[
        { label: 'Состояние', value: PLAN_STATUS_NAMES[plan.status] },
        { label: 'Дата', value: plan.approvedOn === null ? 'не утверждён' : formatDate(plan.approvedOn) },
        family.applicant === null ? undefined : { label: 'Заявитель (представитель семьи)', value: family.applicant },
        family.legalRepresentative === null ? undefined : { label: 'Законный представитель', value: family.legalRepresentative },
        { label: 'Адрес места жительства семьи', value: family.address },
        { label: 'Категория семьи', value: categoryOf(plan) },
        { label: 'Состав семьи', value: `всего ${family.total} чел., в т.ч. несовершеннолетних ${family.minors} чел.` },
        curator === null ? undefined : { label: 'Куратор семьи', value: `${curator.name}, ${curator.post}` },
        {
          label: 'Обстоятельства',
          value: [...plan.circumstances, plan.circumstancesNote].filter((text) => text !== null && text !== '').join('; '),
        },
        { label: 'Уровень', value: levelOf(plan) },
        { label: 'Обоснование уровня', value: plan.levelReason },
        {
          label: 'Срок',
          value: `${countOf(plan.termMonths, MONTHS)}${plan.startsOn === null || plan.endsOn === null ? '' : `, ${formatDate(plan.startsOn)} – ${formatDate(plan.endsOn)}`}`,
        },
        { label: 'Рекомендуемые сроки сопровождения', value: plan.recommendedTerms.join('; ') },
        plan.termReason === null ? undefined : { label: 'Причина срока дольше рекомендуемого', value: plan.termReason },
        plan.revisionReason === null ? undefined : { label: 'Причина корректировки', value: plan.revisionReason },
        plan.noCoExecutorsReason === null
          ? undefined
          : { label: 'Почему соисполнители не привлекаются', value: plan.noCoExecutorsReason },
        { label: 'Составлен с семьёй', value: `${formatDate(plan.jointOn)}, ${plan.author.name}` },
        plan.jointParticipants.length === 0
          ? undefined
          : { label: 'Участвовали от семьи', value: plan.jointParticipants.map(({ name }) => name).join(', ') },
      ]}
    />
  );
}

const COMPLETENESS = { complete: 'Полная семья', incomplete: 'Неполная семья' } as const;

function categoryOf({ completeness, familyBoxes, otherCategoryNote }: Shown): string {
  const words = [completeness === null ? null : COMPLETENESS[completeness], ...familyBoxes, otherCategoryNote];
  return words.filter((text) => text !== null && text !== '').join('; ');
}

function levelOf({ level, proposedLevel, suggestedLevel }: Shown): string {
  const decided = level === null ? `${LEVEL_NAMES[proposedLevel]} (предложен)` : LEVEL_NAMES[level];
  if (suggestedLevel === null || suggestedLevel === 'none' || suggestedLevel === (level ?? proposedLevel)) return decided;
  return `${decided}; подсказка по обстоятельствам: ${LEVEL_NAMES[suggestedLevel].toLocaleLowerCase('ru')}`;
}
