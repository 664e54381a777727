import { Link, Outlet } from '@tanstack/react-router';
import { useMe } from '../../api/use-me.ts';
import { PageHeader } from '../../components/PageHeader.tsx';

const TABS = [
  { to: '/administration/users', label: 'Пользователи', ability: 'user.manage' },
  { to: '/administration/sign-ins', label: 'Входы', ability: 'user.manage' },
  { to: '/administration/settings', label: 'Настройки', ability: 'settings.manage' },
  { to: '/administration/sources', label: 'Источники сообщений', ability: 'settings.manage' },
  { to: '/administration/document-types', label: 'Перечни документов', ability: 'settings.manage' },
  { to: '/administration/family-questions', label: 'Анкета семьи', ability: 'settings.manage' },
  { to: '/administration/calendar', label: 'Календарь', ability: 'calendar.manage' },
  { to: '/administration/workers', label: 'Обработчики', ability: 'engine.manage' },
  { to: '/administration/incidents', label: 'Остановленные шаги', ability: 'engine.manage' },
  { to: '/administration/jobs', label: 'Задания', ability: 'engine.manage' },
  { to: '/administration/commands', label: 'Команды', ability: 'engine.manage' },
  { to: '/administration/findings', label: 'Сверка', ability: 'engine.manage' },
] as const;

export function AdministrationPage() {
  const may = useMe()?.may ?? [];
  return (
    <>
      <PageHeader title="Управление" />
      <nav aria-label="Разделы управления" className="app-tabs">
        {TABS.filter(({ ability }) => may.includes(ability)).map(({ to, label }) => (
          <Link key={to} to={to} className="app-tab" activeOptions={{ includeSearch: false }}>
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
