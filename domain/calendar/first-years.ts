import { readProjectFile } from '#domain/project-files';
import { z } from 'zod';
import { dayKind, type StoredDay } from './calendar-store.ts';
import { yearOf } from './plain-date.ts';
import { FEDERATION, regionsWithRules, rulesOfRegion } from './regions.ts';

/** Decrees of the government on the transfer of days off, by the year that they shape. */
const DECREES: Readonly<Record<number, string>> = {
  2017: 'Постановление Правительства РФ от 04.08.2016 № 756',
  2018: 'Постановление Правительства РФ от 14.10.2017 № 1250',
  2019: 'Постановление Правительства РФ от 01.10.2018 № 1163',
  2020: 'Постановление Правительства РФ от 10.07.2019 № 875',
  2021: 'Постановление Правительства РФ от 10.10.2020 № 1648',
  2022: 'Постановление Правительства РФ от 16.09.2021 № 1564',
  2023: 'Постановление Правительства РФ от 29.08.2022 № 1505',
  2024: 'Постановление Правительства РФ от 10.08.2023 № 1314',
  2025: 'Постановление Правительства РФ от 04.10.2024 № 1335',
  2026: 'Постановление Правительства РФ от 24.09.2025 № 1466',
};

export interface FirstYear {
  readonly region: string;
  readonly year: number;
  readonly decree: string;
  readonly days: readonly StoredDay[];
}

/** Years that come with the project: the federal decrees 2017–2026, and the regional holidays of the same years. */
export function listFirstYears(): FirstYear[] {
  return [...federalYears(), ...regionsWithRules().flatMap(regionalYears)];
}

const federalLine = z.tuple([z.iso.date(), dayKind, z.union([z.literal(''), z.iso.date()])]);

function federalYears(): FirstYear[] {
  const days = readCsv('production-calendar-ru.csv').map((cells): StoredDay => {
    const [date, kind, transferredFrom] = federalLine.parse(cells);
    return { date, kind, name: null, transferredFrom: transferredFrom || null };
  });
  return Object.entries(DECREES).map(([year, decree]) => ({
    region: FEDERATION,
    year: Number(year),
    decree,
    days: days.filter((day) => yearOf(day.date) === Number(year)),
  }));
}

const regionalLine = z.tuple([z.iso.date(), z.string().min(1)]);

function regionalYears(region: string): FirstYear[] {
  const decreed = readCsv(`regional-holidays-${region.toLowerCase()}.csv`).map((cells) => regionalLine.parse(cells));
  return Object.keys(DECREES).map((year) => {
    const fixed = Object.entries(rulesOfRegion(region).fixedHolidays).map(([day, name]): StoredDay =>
      holiday(`${year}-${day}`, name),
    );
    const moving = decreed.filter(([date]) => date.startsWith(`${year}-`)).map(([date, name]) => holiday(date, name));
    return {
      region,
      year: Number(year),
      decree: `Указ главы региона о праздничных днях ${year} года`,
      days: [...fixed, ...moving],
    };
  });
}

function holiday(date: string, name: string): StoredDay {
  return { date, kind: 'off', name, transferredFrom: null };
}

function readCsv(file: string): string[][] {
  const [, ...lines] = readProjectFile('domain', 'calendar', file).trim().split(/\r?\n/);
  return lines.map((line) => line.split(','));
}
