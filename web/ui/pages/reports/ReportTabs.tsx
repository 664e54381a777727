import { Link } from '@tanstack/react-router';
import { useMay } from '../../api/use-me.ts';

/** Which reports there are; each is an address of its own. */
export function ReportTabs() {
  const mayReadAnnual = useMay('annual-report.read');
  if (!mayReadAnnual) return null;
  return (
    <nav aria-label="Отчёты" className="app-tabs app-no-print">
      <Link to="/reports" className="app-tab" activeOptions={{ exact: true, includeSearch: false }}>
        Результативность кураторов
      </Link>
      <Link to="/reports/annual" className="app-tab" activeOptions={{ includeSearch: false }}>
        Годовой отчёт Центра
      </Link>
    </nav>
  );
}
