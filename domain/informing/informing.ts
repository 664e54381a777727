import { z } from 'zod';

export const informingKindSchema = z.enum(['acceptance', 'correction', 'review', 'closing', 'curator-changed']);
export type InformingKind = z.infer<typeof informingKindSchema>;

/** The points at which a family hears of aims, tasks, content and results, and what it hears there (П1 п.5.2; T-071). */
export const INFORMING_LABELS: Readonly<Record<InformingKind, string>> = {
  acceptance: 'принятие на сопровождение: цели, задачи и содержание работы',
  correction: 'корректировка ИПССС: что изменено и почему',
  review: 'оценка результатов: чего удалось достичь и что дальше',
  closing: 'завершение сопровождения: результаты и дальнейшие действия',
  'curator-changed': 'смена куратора: кто теперь работает с семьей',
};

export const informingSchema = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  kind: informingKindSchema,
  dueOn: z.iso.date(),
  requestedAt: z.date(),
  doneOn: z.iso.date().nullable(),
  personIds: z.array(z.uuid()),
  way: z.enum(['handed', 'meeting', 'phone', 'mailed']).nullable(),
  content: z.string().nullable(),
  skippedReason: z.string().nullable(),
  recordedAt: z.date().nullable(),
  recordedBy: z.uuid().nullable(),
});
export type Informing = z.infer<typeof informingSchema>;
