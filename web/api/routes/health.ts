import { health } from '#contract/operations';
import { everyone } from '../policy.ts';
import { definePublicRoute } from '../route.ts';

export const healthRoutes = [
  definePublicRoute({
    method: 'get',
    path: '/api/health',
    summary: 'Работает ли система',
    policy: everyone,
    answer: health,
    async handle({ ctx, services }) {
      await ctx.db.raw('select 1');
      return { state: 'up', engine: (await services.engine.isHealthy()) ? 'up' : 'down' };
    },
  }),
];
