import { russianDate } from '#domain/calendar/plain-date';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { PackageItem } from './package-store.ts';

/** The package as its forms show it at first: what is there is filled in, the rest takes the state that the form gives it. */
export function initialPackage(items: readonly PackageItem[], otherState?: 'missing'): PreparedForm['initial'] {
  return Object.fromEntries(
    items.map((item) => {
      const received = {
        state: 'received',
        ...(item.receivedOn && { receivedOn: item.receivedOn }),
        ...present(item.requisites),
      };
      return [item.code, item.isReceived ? received : otherState ? { state: otherState } : {}];
    }),
  );
}

/** The appeal in one line above the form. */
export function receiptFact(receivedOn: string): { label: string; value: string } {
  return { label: 'Обращение поступило', value: russianDate(receivedOn) };
}

function present(requisites: PackageItem['requisites']): Record<string, string> {
  return Object.fromEntries(Object.entries(requisites ?? {}).flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
}
