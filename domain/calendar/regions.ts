/** What is known of a region's own holidays before any decree of a year. */
export interface RegionRules {
  /** Days that the region's law fixes, by month and day. A holiday on a weekend moves nothing. */
  readonly fixedHolidays: Readonly<Record<string, string>>;
  /** Whether the region sets days of the bairams each year, so that a year without them is incomplete. */
  readonly hasBairams: boolean;
}

export const FEDERATION = 'RU';

const rules: Readonly<Record<string, RegionRules>> = {
  'RU-TA': {
    fixedHolidays: { '08-30': 'День Республики Татарстан', '11-06': 'День Конституции Республики Татарстан' },
    hasBairams: true,
  },
};

const PLAIN_REGION: RegionRules = { fixedHolidays: {}, hasBairams: false };

export function rulesOfRegion(region: string): RegionRules {
  return rules[region] ?? PLAIN_REGION;
}

/** Regions with rules of their own, for the first load. */
export function regionsWithRules(): readonly string[] {
  return Object.keys(rules);
}
