import { z } from 'zod';

export const levelSchema = z.enum(['adaptation', 'basic', 'crisis']);
export type Level = z.infer<typeof levelSchema>;

/** What the decision table may answer; `none` is no suggestion at all (П1 п.4.8; T-065; AMB-48). */
export const levelSuggestionSchema = z.enum(['crisis', 'basic', 'adaptation', 'none']);
export type LevelSuggestion = z.infer<typeof levelSuggestionSchema>;

/** The three levels with the words of the form, the aim in brackets included (П1 п.4.8; П2; T-064, T-136). */
export const LEVELS: readonly { code: Level; label: string; aim: string }[] = [
  { code: 'adaptation', label: 'адаптационный', aim: 'обеспечение взаимного принятия и привыкания членов семьи' },
  { code: 'basic', label: 'базовый', aim: 'предупреждение кризисной ситуации в семье' },
  { code: 'crisis', label: 'кризисный', aim: 'устранение конфликтных и кризисных ситуаций в семье' },
];

export const levelLabel = (level: Level): string => LEVELS.find(({ code }) => code === level)?.label ?? level;
