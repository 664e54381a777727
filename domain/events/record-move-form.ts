import { z } from 'zod';
import { findCentreOfDistrict } from '#domain/intake/receiving-centre';
import { parseInput } from '#domain/parse-input';
import type { TaskForm } from '#domain/tasks/task-form';
import { eventOfTask, readEventTask } from './event-task.ts';
import { moveInput, recordMove } from './record-move.ts';

const districtSoFar = z.looseObject({ newDistrict: z.string().trim().min(3) });

/** «Оформить переезд семьи»: new address, and whether the family wants its data to follow (П1 п.5.8 в; T-092, T-095; AMB-49). */
export const recordMoveForm: TaskForm = {
  formKey: 'record-move',
  async prepare(ctx, task) {
    const { event, today, adults, facts } = await readEventTask(ctx, task);
    const address = Object.entries(event.newAddress ?? {}).filter(([, value]) => value !== null);
    return {
      initial: {
        decision: 'confirmed',
        movedOn: event.happenedOn,
        ...(event.newDistrict !== null && { newDistrict: event.newDistrict }),
        ...Object.fromEntries(address),
        consentPersonId: adults[0]?.value,
        consentOn: today,
      },
      choices: { adults },
      facts,
    };
  },
  async hints(ctx, _task, data) {
    const known = districtSoFar.safeParse(data);
    if (!known.success) return [];
    const centre = await findCentreOfDistrict(ctx, known.data.newDistrict);
    const message = centre
      ? `Семьи этого района сопровождает «${centre.name}»: с согласия семьи сведения можно передать.`
      : 'Центра этого района в программе нет: сведения передать некому.';
    return [{ code: 'receiving-centre', message, pointer: '/handover' }];
  },
  async complete(ctx, task, data) {
    return recordMove(ctx, { caseEventId: eventOfTask(task), move: parseInput(moveInput, data) });
  },
};
