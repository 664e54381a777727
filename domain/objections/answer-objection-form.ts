import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { notFound } from '#domain/errors';
import { parseInput } from '#domain/parse-input';
import type { OpenTask, TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { answerInput, answerObjection } from './answer-objection.ts';
import { ABOUT_LABELS } from './objection.ts';
import { findObjection } from './objection-store.ts';

/** «Ответить на возражение семьи» (П1 п.2.3 а; T-109). */
export const answerObjectionForm: TaskForm = {
  formKey: 'answer-objection',
  async prepare(ctx, task) {
    const objection = await findObjection(ctx.db, objectionOf(task));
    if (!objection) throw notFound('Возражение не найдено.');
    const found = await getCase(ctx, objection.caseId);
    return {
      initial: { answeredOn: dateInZone(ctx.now, found.timeZone) },
      choices: {},
      facts: [
        { label: 'Возражение', value: `№ ${objection.number}, поступило ${russianDate(objection.receivedOn)}` },
        { label: 'На что', value: ABOUT_LABELS[objection.about] },
        { label: 'Текст', value: objection.text },
        ...(await describeCase(ctx, found)),
      ],
    };
  },
  async complete(ctx, task, data) {
    await answerObjection(ctx, { objectionId: objectionOf(task), ...parseInput(answerInput, data) });
    return {};
  },
};

const objectionOf = ({ variables }: OpenTask): string => z.uuid().parse(variables['objectionId']);
