import { Paper } from '@mantine/core';

/** What a person must know to fill the form, prepared by the server. */
export function FactList({ facts }: { facts: readonly { readonly label: string; readonly value: string }[] }) {
  if (facts.length === 0) return null;
  return (
    <Paper component="section" aria-label="Сведения к задаче" className="app-facts" p="md" mb="lg">
      <dl>
        {facts.map((fact) => (
          <div key={`${fact.label} ${fact.value}`}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
