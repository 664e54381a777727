import { expect, test } from 'vitest';
import { z } from 'zod';
import { comparePersons } from '#domain/families/same-person';
import { plusDays } from '../../platform/demo/answers/answer.ts';
import { appealOf } from '../../platform/demo/answers/appeal.ts';
import { DEMO_STORIES } from '../../platform/demo/stories.ts';

const place = { unitId: 'any', district: 'any', settlement: 'any' };
const membersSchema = z.array(
  z.object({ lastName: z.string(), firstName: z.string(), middleName: z.string(), birthOn: z.string() }),
);

test.each(['2026-01-15', '2026-03-02', '2026-06-30', '2026-11-22', '2027-02-28'])(
  'no demo family looks like another when the demo is loaded on %s',
  (today) => {
    const people = DEMO_STORIES.flatMap(({ index, daysAgo }) =>
      membersSchema.parse(appealOf(index, plusDays(today, -daysAgo), place)['members']).map((person) => ({ index, person })),
    );

    const alike = people.flatMap((one, position) =>
      people
        .slice(position + 1)
        .filter((other) => other.index !== one.index && comparePersons(one.person, other.person) !== undefined)
        .map((other) => [one.index, other.index, one.person, other.person]),
    );

    expect(people.length).toBeGreaterThan(80);
    expect(alike).toEqual([]);
  },
);
