import type { Plan } from '#contract/plans';
import { Details } from '../../../../components/Details.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';

type Shown = NonNullable<Plan['shown']>;

/** Who approved and signed the version, and where its two copies are. */
export function PlanSignatures({ plan }: { plan: Shown }) {
  if (plan.approvedOn === null && plan.refusedOn === null) return null;
  return (
    <Section title="Утверждение и подписи">
      <Details
        items={[
          signed('Утвердил председатель консилиума', plan.approvedOn, plan.approvedBy?.name),
          signed('Подписал руководитель службы', plan.cosignedOn, plan.cosignedBy?.name),
          signed('Подписал представитель семьи', plan.signedOn, plan.signedBy?.name),
          signed('Экземпляр 1 выдан семье', plan.familyCopyOn, plan.familyCopyReceiver?.name),
          signed(
            'Экземпляр 2 хранится в центре',
            plan.centreCopyOn,
            plan.signedDocumentId === null ? undefined : 'скан — в разделе «Документы»',
          ),
          signed('Семья отказалась подписать', plan.refusedOn, plan.refusalReason ?? undefined),
        ]}
      />
    </Section>
  );
}

function signed(label: string, on: string | null, by: string | undefined) {
  return on === null ? undefined : { label, value: by === undefined ? formatDate(on) : `${formatDate(on)}, ${by}` };
}
