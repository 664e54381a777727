/** Technologies of social work under which post-support runs, by code (П1 п.5.10; П4–11 ст.VII; T-100). */
const TECHNOLOGIES: Readonly<Record<string, string>> = { TEC01: 'Участковая социальная служба' };

export const technologyName = (code: string): string => TECHNOLOGIES[code] ?? code;
