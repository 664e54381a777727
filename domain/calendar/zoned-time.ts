import type { PlainDate } from './plain-date.ts';

/** The day that it is in the zone of a centre at an instant. */
export function dateInZone(at: Date, timeZone: string): PlainDate {
  const { year, month, day } = partsInZone(at, timeZone);
  return `${year}-${month}-${day}`;
}

/** The instant at which clocks of the zone show `time` ('HH:MM') on `date`. */
export function instantInZone(date: PlainDate, time: string, timeZone: string): Date {
  const asUtc = new Date(`${date}T${time}:00Z`).getTime();
  // The offset is looked up at the guess and once more at the corrected instant, which may lie behind a clock change.
  const guess = asUtc - offsetMs(new Date(asUtc), timeZone);
  return new Date(asUtc - offsetMs(new Date(guess), timeZone));
}

/** ISO 8601 with the offset of the zone, for the engine: without an offset it would take its own zone. */
export function isoWithOffset(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute, second } = partsInZone(at, timeZone);
  const minutes = Math.round(offsetMs(at, timeZone) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  const offset = `${sign}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

function offsetMs(at: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsInZone(at, timeZone);
  const shown = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).getTime();
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}

function partsInZone(at: Date, timeZone: string) {
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const parts = new Map(formatter.formatToParts(at).map((part) => [part.type, part.value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}
