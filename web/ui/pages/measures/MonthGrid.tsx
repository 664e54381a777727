import { weeksOf } from '../calendar/month.ts';
import { CalendarEntry, type Entry } from './CalendarEntry.tsx';

const WEEKDAYS = ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'];

interface MonthGridProps {
  readonly title: string;
  readonly month: string;
  readonly today: string;
  readonly items: readonly Entry[];
}

export function MonthGrid({ title, month, today, items }: MonthGridProps) {
  return (
    <table className="app-month-grid" aria-label={`Мероприятия по дням, ${title}`}>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(Number(month.slice(0, 4)), Number(month.slice(5))).map((week) => (
          <tr key={week.find((date) => date !== undefined)}>
            {week.map((date, index) =>
              date === undefined ? (
                <td key={index} />
              ) : (
                <td key={date} {...(date === today ? { 'aria-current': 'date' as const } : {})}>
                  <div className="app-numbers">{Number(date.slice(8))}</div>
                  <ul className="app-plain-list">
                    {items
                      .filter(({ on }) => on === date)
                      .map((entry) => (
                        <li key={entry.id}>
                          <CalendarEntry entry={entry} />
                        </li>
                      ))}
                  </ul>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
