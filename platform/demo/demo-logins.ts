import { DEMO_CENTRES, DEMO_PASSWORD } from './staff.ts';

export interface DemoLogin {
  readonly login: string;
  readonly password: string;
  readonly who: string;
}

/** One line for every person of the demo, for the operator's terminal. */
export function listDemoLogins(): DemoLogin[] {
  return DEMO_CENTRES.flatMap((centre) =>
    centre.staff.map(({ login, post }) => ({ login, password: DEMO_PASSWORD, who: `${post}, ${centre.shortName}` })),
  );
}
