import { Ajv } from 'ajv';
import { DomainError } from '#domain/errors';
import schema from './annex.schema.json' with { type: 'json' };
import type { ActionKind, AssistanceType, CatalogueMeasure, HelpKind } from './catalogue.ts';

interface Annex {
  readonly annex: number;
  readonly category: string;
  readonly source: string;
  readonly assistanceTypes: readonly {
    readonly type: AssistanceType;
    readonly directions: readonly {
      readonly code: string;
      readonly label: string;
      readonly measures: readonly {
        readonly code: string;
        readonly text: string;
        readonly condition?: string;
        readonly action: ActionKind;
        readonly help?: HelpKind;
      }[];
    }[];
  }[];
}

const fits = new Ajv({ allErrors: true }).compile<Annex>(schema);

/** Reads the measures of one annex in the order of the source; an annex that breaks its schema is refused whole (П1 п.4.10; T-214). */
export function parseAnnex(data: unknown, version: number): { source: string; measures: CatalogueMeasure[] } {
  if (!fits(data)) {
    const places = (fits.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? ''}`);
    throw new DomainError('CATALOGUE_UNREADABLE', `Каталог мероприятий не прочитан: ${places.join('; ')}`);
  }

  let position = 0;
  const directions = data.assistanceTypes.flatMap(({ type, directions: ofType }) =>
    ofType.map((direction) => ({ type, direction })),
  );
  const measures = directions.flatMap(({ type, direction }, index) =>
    direction.measures.map((measure) => ({
      version,
      code: measure.code,
      annex: data.annex,
      category: data.category,
      assistanceType: type,
      directionCode: direction.code,
      direction: direction.label,
      directionPosition: index + 1,
      position: (position += 1),
      text: measure.text,
      condition: measure.condition ?? null,
      actionKind: measure.action,
      helpKind: measure.help ?? null,
    })),
  );
  return { source: data.source, measures };
}
