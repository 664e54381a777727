import { z } from 'zod';
import { plainDate, uuid } from './common.ts';
import { changeReason } from './relations.ts';

const byLevel = z.object({ crisis: z.int(), basic: z.int(), adaptation: z.int() });

const curatorLoad = z.object({
  userId: z.uuid(),
  name: z.string(),
  post: z.string(),
  families: byLevel,
  postSupport: z.int(),
  /** Σ families of a level / recommended number; 1 is a full load. */
  index: z.number(),
});

export const loadBoard = z.object({
  limits: byLevel,
  items: z.array(curatorLoad.extend({ room: byLevel, isSuggested: z.boolean() })),
});

export const successorList = z.object({ items: z.array(curatorLoad.extend({ needsReason: z.boolean() })) });

export const changeCuratorRequest = z.strictObject({
  userId: uuid,
  reasonKind: changeReason,
  reason: z.string().trim().min(1).max(2000).optional(),
  changedOn: plainDate,
  overLimitReason: z.string().trim().min(1).max(2000).optional(),
});
export const curatorChanged = z.object({ handoverId: z.uuid() });

export type LoadBoard = z.infer<typeof loadBoard>;
export type SuccessorList = z.infer<typeof successorList>;
export type ChangeCuratorRequest = z.input<typeof changeCuratorRequest>;
export type CuratorChanged = z.infer<typeof curatorChanged>;
