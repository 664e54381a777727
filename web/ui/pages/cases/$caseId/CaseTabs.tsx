import { Link } from '@tanstack/react-router';

const TABS = [
  { to: '/cases/$caseId', label: 'Обзор' },
  { to: '/cases/$caseId/plan', label: 'План' },
  { to: '/cases/$caseId/measures', label: 'Мероприятия' },
  { to: '/cases/$caseId/records', label: 'Сбор информации' },
  { to: '/cases/$caseId/observation', label: 'Наблюдение' },
  { to: '/cases/$caseId/consilium', label: 'Консилиум' },
  { to: '/cases/$caseId/requests', label: 'Запросы' },
  { to: '/cases/$caseId/documents', label: 'Документы' },
  { to: '/cases/$caseId/relations', label: 'Согласия и информирование' },
  { to: '/cases/$caseId/timeline', label: 'История' },
  { to: '/cases/$caseId/diagram', label: 'Схема' },
] as const;

/** Each tab is an address of its own, so these are links, not a tab widget. */
export function CaseTabs({ caseId }: { caseId: string }) {
  return (
    <nav aria-label="Разделы дела" className="app-tabs">
      {TABS.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ caseId }}
          className="app-tab"
          activeOptions={{ exact: to === '/cases/$caseId', includeSearch: false }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
