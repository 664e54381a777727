import type { EngagementStatus } from '#contract/engagements';
import type { Consideration, MunicipalStatus } from '#contract/municipal';
import type { TagTone } from '../components/Tag.tsx';

export const ENGAGEMENT_STATES: Readonly<Record<EngagementStatus, { tone: TagTone; label: string }>> = {
  requested: { tone: 'current', label: 'ждём ответа' },
  agreed: { tone: 'done', label: 'участвует' },
  refused: { tone: 'overdue', label: 'отказалась' },
  reported: { tone: 'done', label: 'отчиталась' },
  withdrawn: { tone: 'plain', label: 'согласие семьи отозвано' },
  closed: { tone: 'plain', label: 'мероприятие закрыто' },
};

export const MUNICIPAL_STATES: Readonly<Record<MunicipalStatus, { tone: TagTone; label: string }>> = {
  proposed: { tone: 'current', label: 'ждёт решения директора' },
  declined: { tone: 'plain', label: 'директор не вынес' },
  confirmed: { tone: 'current', label: 'направляется' },
  sent: { tone: 'current', label: 'на рассмотрении' },
  answered: { tone: 'today', label: 'решение получено, учтите его' },
  considered: { tone: 'done', label: 'решение учтено' },
};

export const CONSIDERATION_NAMES: Readonly<Record<Consideration, string>> = {
  followed: 'учтено полностью',
  'followed-in-part': 'учтено частично',
  'not-followed': 'не учтено',
};
