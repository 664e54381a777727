import { z } from 'zod';

export const levelSchema = z.enum(['adaptation', 'basic', 'crisis']);
export type Level = z.infer<typeof levelSchema>;

/** What the decision table may answer; `none` is no suggestion at all (П1 п.4.8; T-065; AMB-48). */
export const levelSuggestionSchema = z.enum(['crisis', 'basic', 'adaptation', 'none']);
export type LevelSuggestion = z.infer<typeof levelSuggestionSchema>;

/** The three levels with the words of the form, the aim in brackets included (П1 п.4.8; П2; T-064, T-136). */
export const LEVELS: readonly { code: Level; label: string; aim: string; term: string }[] = [
  {
    code: 'adaptation',
    label: 'адаптационный',
    aim: 'обеспечение взаимного принятия и привыкания членов семьи',
    term: 'на адаптационном уровне - до 12 месяцев',
  },
  {
    code: 'basic',
    label: 'базовый',
    aim: 'предупреждение кризисной ситуации в семье',
    term: 'на базовом уровне - до 10-12 месяцев',
  },
  {
    code: 'crisis',
    label: 'кризисный',
    aim: 'устранение конфликтных и кризисных ситуаций в семье',
    term: 'на кризисном уровне - до 6 месяцев',
  },
];

/** «Рекомендуемые сроки сопровождения»: the lines that stand unchanged on every form, whatever the settings are (П2; T-137). */
export const RECOMMENDED_TERMS: readonly string[] = LEVELS.map(({ term }) => term);

export const levelLabel = (level: Level): string => LEVELS.find(({ code }) => code === level)?.label ?? level;
