import { definitionParams, processDiagram, processList } from '#contract/processes';
import { getDefinition, listDefinitions } from '#domain/processes/list-definitions';
import { readDiagram } from '../diagrams.ts';
import { withRight } from '../policy.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['process.read', 'read']);

/** Released diagrams: they say how work is done, not whose. */
export const processRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/processes',
    summary: 'Выпущенные процессы',
    policy,
    answer: processList,
    handle: async ({ ctx }) => ({ items: await listDefinitions(ctx) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/processes/:definitionId/diagram',
    summary: 'Схема процесса с пунктами норм',
    policy,
    params: definitionParams,
    answer: processDiagram,
    async handle({ ctx, params, services }) {
      const { steps, ...process } = await getDefinition(ctx, params.definitionId);
      return { process, steps, xml: await readDiagram(services.engine, params.definitionId) };
    },
  }),
];
