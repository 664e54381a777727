import { russianDate } from '#domain/calendar/plain-date';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { Application } from './application-store.ts';

/** What the curator must know of an application to go on with it (П4–11 ст.V; T-073). */
export function describeApplication(application: Application): PreparedForm['facts'] {
  const { number, preparedOn, body, benefit, submittedOn, bodyNumber, decisionDueOn, isDueProvisional } = application;
  return [
    { label: 'Заявление', value: `№ ${number} от ${russianDate(preparedOn)}` },
    { label: 'Куда', value: body },
    { label: 'О чем', value: benefit },
    ...(submittedOn === null
      ? []
      : [{ label: 'Подано', value: `${russianDate(submittedOn)}${bodyNumber === null ? '' : `, вх. № ${bodyNumber}`}` }]),
    ...(decisionDueOn === null
      ? []
      : [
          {
            label: 'Решение ожидается',
            value: `до ${russianDate(decisionDueOn)}${isDueProvisional ? ' (предварительно)' : ''}`,
          },
        ]),
  ];
}
