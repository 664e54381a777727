import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CaseCard } from '#contract/cases';
import { caseQuery } from '../../../api/use-cases.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { AddressLine } from '../../../components/AddressLine.tsx';
import { Details, type Detail } from '../../../components/Details.tsx';
import { MemberList } from '../../../components/MemberList.tsx';
import { Section } from '../../../components/Section.tsx';
import { dateOf, formatDate, formatMoment } from '../../../text/dates.ts';
import { APPEAL_GROUND_NAMES, APPEAL_REVIEW_NAMES, ENDING_NAMES, LEVEL_NAMES } from '../../../text/ru.ts';
import { ChangeCurator } from './ChangeCurator.tsx';
import { CompletionSection } from './completion/CompletionSection.tsx';
import { CuratorHistory } from './CuratorHistory.tsx';
import { EventSection } from './events/EventSection.tsx';
import { FamilyChanges } from './events/FamilyChanges.tsx';
import { OpenTasks } from './OpenTasks.tsx';
import { PackageList } from './PackageList.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId');

export function OverviewTab() {
  const { caseId } = route.useParams();
  const { data: card } = useQuery(caseQuery(caseId));
  const timeZone = useTimeZone();
  if (card === undefined) return null;
  const { appeal, plan, registerEntry } = card;
  return (
    // Two columns of their own: what is short on one side leaves no hole beside what is long on the other.
    <div className="app-columns">
      <Stack gap="md">
        <OpenTasks tasks={card.openTasks} />
        <EventSection caseId={caseId} />
        {isEnding(card) && card.may.includes('read-completion') ? <CompletionSection caseId={caseId} /> : null}
        <Section title="Комплект документов">
          <PackageList {...card.package} />
        </Section>
      </Stack>
      <Stack gap="md">
        <Section title="Семья">
          <MemberList members={card.family.members} />
          <Details
            items={[{ label: 'Адрес', value: <AddressLine address={card.family.address} /> }, phoneOf(card.family.address.phone)]}
          />
          <FamilyChanges caseId={caseId} district={card.family.address.district} />
        </Section>
        <Section
          title="Кураторы"
          actions={
            card.may.includes('curator.assign') && card.status !== 'closed' && card.curators.length > 0 ? (
              <ChangeCurator caseId={caseId} />
            ) : null
          }
        >
          <CuratorHistory periods={card.curators} />
        </Section>
        <Section title="Сведения о деле">
          <Details
            items={[
              appeal === null
                ? undefined
                : {
                    label: 'Обращение',
                    value: `№ ${appeal.number} от ${formatDate(appeal.receivedOn)}, ${APPEAL_GROUND_NAMES[appeal.ground]}`,
                  },
              appeal?.capacity == null ? undefined : { label: 'Кем подано', value: appeal.capacity },
              appeal === null
                ? undefined
                : {
                    label: appeal.ground === 'message' ? 'Ситуация по сообщению' : 'Проблема со слов семьи',
                    value: appeal.problem,
                  },
              ...attachedOf(appeal),
              appeal === null
                ? undefined
                : {
                    label: 'Зарегистрировано',
                    value: `${formatMoment(appeal.registeredAt, timeZone)}, ${appeal.registeredBy.name}`,
                  },
              { label: 'Категории семьи', value: card.categories.length === 0 ? 'не определены' : card.categories.join('; ') },
              { label: 'Уровень сопровождения', value: card.level === null ? 'не определён' : LEVEL_NAMES[card.level] },
              plan === null
                ? undefined
                : {
                    label: 'ИПССС',
                    value: `${plan.number === null ? `версия ${plan.version}` : `№ ${plan.number}`}, выполнено ${plan.itemsDone} из ${plan.itemsTotal}`,
                  },
              registerEntry === null ? undefined : { label: 'Запись в реестре', value: registerWords(registerEntry) },
              { label: 'Центр и отделение', value: `${card.centre.name}, ${card.unit.name}` },
              card.closedAt === null
                ? undefined
                : {
                    label: 'Закрыто',
                    value: `${formatDate(dateOf(card.closedAt, timeZone))}${card.closingGround === null ? '' : `, ${ENDING_NAMES[card.closingGround] ?? card.closingGround}`}`,
                  },
              card.archivedAt === null ? undefined : { label: 'В архиве', value: formatDate(dateOf(card.archivedAt, timeZone)) },
            ]}
          />
        </Section>
      </Stack>
    </div>
  );
}

/** Once the support is over there is something to say of how it ended. */
function isEnding({ status }: CaseCard): boolean {
  return status === 'post-support' || status === 'closed';
}

/** Appeals that came to the open case; a clerk opens them in their own list. */
function attachedOf(appeal: CaseCard['appeal']): readonly Detail[] {
  return (appeal?.attached ?? []).map((each) => ({
    label: `Ещё обращение № ${each.number} от ${formatDate(each.receivedOn)}`,
    value: `${APPEAL_GROUND_NAMES[each.ground]}: ${each.problem} (${reviewWords(each)})`,
  }));
}

type Attached = NonNullable<CaseCard['appeal']>['attached'][number];

function reviewWords({ reviewOutcome, reviewComment }: Attached): string {
  if (reviewOutcome === null) return 'не рассмотрено';
  return [APPEAL_REVIEW_NAMES[reviewOutcome], ...(reviewComment === null ? [] : [reviewComment])].join(': ');
}

function phoneOf(phone: string | null) {
  return phone === null ? undefined : { label: 'Телефон', value: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a> };
}

function registerWords(entry: {
  number: string;
  enteredOn: string;
  removedOn: string | null;
  removalGround: string | null;
}): string {
  const entered = `№ ${entry.number}, внесена ${formatDate(entry.enteredOn)}`;
  return entry.removedOn === null
    ? entered
    : `${entered}, снята ${formatDate(entry.removedOn)}${entry.removalGround === null ? '' : ` (${ENDING_NAMES[entry.removalGround] ?? entry.removalGround})`}`;
}
