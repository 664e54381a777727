const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const RU_DATE = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/;

/** A calendar date as people type it, or undefined when there is no such day: 31.02.2026 must never become 3 March. */
export function parseRuDate(text: string): string | undefined {
  const trimmed = text.trim();
  const iso = ISO_DATE.exec(trimmed);
  if (iso) return toIsoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const ru = RU_DATE.exec(trimmed);
  if (!ru) return undefined;
  return toIsoDate(fullYear(ru[3] ?? ''), Number(ru[2]), Number(ru[1]));
}

/** Two digits mean the century in which the date is not more than ten years ahead. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  const limit = (new Date().getFullYear() + 10) % 100;
  return year <= limit ? 2000 + year : 1900 + year;
}

function toIsoDate(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** A time of day as `09:30`, or undefined when there is no such time. */
export function parseTime(text: string): string | undefined {
  const parts = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim());
  const hours = Number(parts?.[1]);
  const isTime = parts !== null && hours < 24 && Number(parts[2]) < 60;
  return isTime ? `${String(hours).padStart(2, '0')}:${parts[2] ?? ''}` : undefined;
}

/** 12.05.2026, for tables. */
export function formatDate(isoDate: string): string {
  const parts = ISO_DATE.exec(isoDate.slice(0, 10));
  return parts ? `${parts[3] ?? ''}.${parts[2] ?? ''}.${parts[1] ?? ''}` : isoDate;
}

/** 12 мая 2026, вт: for cards. */
export function formatLongDate(isoDate: string): string {
  const date = new Date(`${isoDate.slice(0, 10)}T00:00:00Z`);
  const day = new Intl.DateTimeFormat('ru-RU', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(date);
  const weekday = new Intl.DateTimeFormat('ru-RU', { weekday: 'short', timeZone: 'UTC' }).format(date);
  return `${day} ${date.getUTCFullYear()}, ${weekday}`;
}

/** 15.05, inside a sentence about a deadline. */
export function formatDayAndMonth(isoDate: string): string {
  return formatDate(isoDate).slice(0, 5);
}

/** 12.05.2026, 14:05 in the time zone of the centre, wherever the browser stands. */
export function formatMoment(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('ru-RU', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(instant));
}

/** The calendar date of an instant in a time zone. */
export function dateOf(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant));
}

/** How long a step took or has been running: 3 дня 4 часа is enough, minutes matter only below an hour. */
export function formatDuration(fromInstant: string, toInstant: string): string {
  return formatSeconds((Date.parse(toInstant) - Date.parse(fromInstant)) / 1000);
}

/** The same for an age that the server counted. */
export function formatSeconds(seconds: number): string {
  const minutes = Math.max(0, Math.round(seconds / 60));
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) return hours > 0 && days < 10 ? `${days} дн. ${hours} ч` : `${days} дн.`;
  if (hours > 0) return minutes % 60 > 0 ? `${hours} ч ${minutes % 60} мин` : `${hours} ч`;
  return minutes > 0 ? `${minutes} мин` : 'меньше минуты';
}

/** A local date and time in a time zone as an instant with its offset: `2026-05-12T10:00:00+03:00`. */
export function instantIn(timeZone: string, isoDate: string, time: string): string {
  const naive = `${isoDate.slice(0, 10)}T${time}:00`;
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${naive}Z`))
    .find((part) => part.type === 'timeZoneName')?.value;
  const offset = name?.replace('GMT', '') ?? '';
  return `${naive}${offset === '' ? '+00:00' : offset}`;
}
