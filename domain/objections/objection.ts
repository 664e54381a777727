import { z } from 'zod';

export const aboutSchema = z.enum(['need', 'level', 'plan', 'progress', 'results', 'curator', 'other']);
export type About = z.infer<typeof aboutSchema>;

/** Decisions that a family may object to (T-109; AMB-07). */
export const ABOUT_LABELS: Readonly<Record<About, string>> = {
  need: 'решение о потребности в сопровождении',
  level: 'решение об уровне сопровождения',
  plan: 'ИПССС',
  progress: 'ход реализации ИПССС',
  results: 'решение по результатам сопровождения',
  curator: 'работа куратора',
  other: 'иное',
};

export const objectionSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  caseId: z.uuid(),
  about: aboutSchema,
  text: z.string(),
  receivedOn: z.iso.date(),
  registeredAt: z.date(),
  registeredBy: z.uuid(),
  answer: z.string().nullable(),
  answeredOn: z.iso.date().nullable(),
  answeredBy: z.uuid().nullable(),
});
export type Objection = z.infer<typeof objectionSchema>;
