import { putOnAgenda, putOnAgendaInput } from '#domain/sessions/put-on-agenda';
import { defineTask } from '#engine/task';

/** Puts the question of a case in the line for the next session (П1 п.4.4; T-058). */
export const putOnAgendaTask = defineTask({
  topic: 'put-on-agenda',
  input: putOnAgendaInput,
  run: (ctx, input) => putOnAgenda(ctx, input),
});
