import type { StartGround } from '#domain/commands/case-start';

/** How one family's support goes: what the people of the centre decide and when. */
export interface Story {
  readonly index: number;
  /** Why the case was opened; an application of a parent unless said otherwise. */
  readonly ground?: StartGround;
  /** What comes of talking to a family of whom a message told; it applies unless said otherwise. */
  readonly contactOutcome?: 'application' | 'family-refused' | 'not-reached';
  /** What a meeting says that is asked about the need before there is a draft; confirmed unless said otherwise. */
  readonly earlyNeed?: 'need-confirmed' | 'need-not-confirmed';
  readonly category: string;
  readonly level: 'adaptation' | 'basic' | 'crisis';
  readonly termMonths: number;
  /** Decisions of the consilium on acceptance, in order; the last one repeats. */
  readonly acceptance: readonly ('accepted' | 'rework' | 'need-not-confirmed' | 'postponed')[];
  readonly signature: 'signed' | 'refused';
  /** Decisions of the results reviews, in order; the last one repeats. */
  readonly results: readonly ('extend' | 'complete' | 'terminate' | 'continue' | 'administrative')[];
  /** Where a family that moves goes, and whether its data may follow it; not unless said otherwise. */
  readonly newSettlement?: string;
  readonly agreesToHandover?: boolean;
  /** What the consilium says to a birthday of a child that falls into the support; the next of `results` unless said otherwise. */
  readonly onBirthday?: 'continue';
  /** The level that decision а sets for the rest of the support; the old one unless said otherwise. */
  readonly levelOfExtension?: Story['level'];
  readonly measures: readonly string[];
  /** In how many days the classes of a new group are held; all today unless said otherwise, because a test does not wait for weeks. */
  readonly classDays?: readonly number[];
  /** How far beyond the day of the correction decision а moves the end of the programme. */
  readonly extensionDays: number;
  /** What decision а corrects: the end of the programme, or its measures while the end stays; the end unless said otherwise. */
  readonly correction?: 'term' | 'measures';
}

/** What a person sees when filling a form. */
export interface AnswerContext {
  readonly formKey: string;
  /** Lists that the form offers to choose from. */
  readonly prepared: {
    /** What the form was filled in with when it opened. */
    readonly initial: Readonly<Record<string, unknown>>;
    readonly choices: Readonly<Record<string, readonly { readonly value: string; readonly hint?: string | undefined }[]>>;
  };
  /** Day of the act in the centre's time zone. */
  readonly today: string;
  /** How many times this form was filled for the same case or session before. */
  readonly earlier: number;
}

export type CaseAnswer = (context: AnswerContext, story: Story) => Readonly<Record<string, unknown>>;

/** Values of a list that the form offers. */
export function choiceValues(context: AnswerContext, name: string): readonly [string, ...string[]] {
  const [first, ...others] = (context.prepared.choices[name] ?? []).map((choice) => choice.value);
  if (first === undefined) throw new Error(`form ${context.formKey} offers nothing to choose as "${name}"`);
  return [first, ...others];
}

/** Element number `index` of a list whose last element repeats. */
export function nth<T>(list: readonly T[], index: number): T {
  const value = list[Math.min(index, list.length - 1)];
  if (value === undefined) throw new Error('a story without a decision');
  return value;
}

/** Same day plus days, ISO. */
export function plusDays(date: string, days: number): string {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}
