import type { Context } from '#domain/context';
import { LEVELS, type Level } from '#domain/plans/plan-levels';
import { authorise } from '#domain/users/authorise';
import { listCuratorLoads, type CuratorLoad } from './curator-load-view.ts';
import { roomFor, type Limits } from './load.ts';
import { readLimits } from './read-limits.ts';

export interface BoardRow extends CuratorLoad {
  /** How many more families of each level alone the recommended load leaves room for. */
  readonly room: Readonly<Record<Level, number>>;
  /** The first of the list, while there is room: whom a new family would go to. */
  readonly isSuggested: boolean;
}

/** The load board of a centre: families by level, index, free capacity, post-support apart (П1 п.5.6; T-114). */
export async function openLoadBoard(ctx: Context, centreId: string): Promise<{ limits: Limits; items: BoardRow[] }> {
  const acting = await authorise(ctx, 'load.read', 'read', { centreId });
  const limits = await readLimits(acting, centreId);
  const loads = await listCuratorLoads(acting, centreId);
  const items = loads.map((load, index) => ({
    ...load,
    room: roomOf(load, limits),
    isSuggested: index === 0 && load.index < 1,
  }));
  return { limits, items };
}

function roomOf({ families }: CuratorLoad, limits: Limits): Record<Level, number> {
  const rooms = { crisis: 0, basic: 0, adaptation: 0 };
  for (const { code } of LEVELS) rooms[code] = roomFor(families, code, limits);
  return rooms;
}
