import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { builtForms, type FormTitles } from 'virtual:forms';
import { Details } from '../../../../components/Details.tsx';
import { formatDate } from '../../../../text/dates.ts';

const NO_TITLES: FormTitles = { fields: {}, values: {} };

/** What the application adds to a record by itself, so that no form has a title for it. */
const OWN_TITLES: Readonly<Record<string, string>> = { plannedOn: 'Посещение было нужно до' };

/** What was entered, under the titles of the form in which it was entered. */
export function RecordContent({ content, formKey }: { content: Readonly<Record<string, unknown>>; formKey: string | undefined }) {
  const { data: titles = NO_TITLES } = useQuery({
    queryKey: ['form-titles', formKey],
    queryFn: async () => (formKey === undefined ? NO_TITLES : ((await builtForms[formKey]?.loadTitles())?.default ?? NO_TITLES)),
    staleTime: Infinity,
  });
  return <ContentList content={content} titles={titles} />;
}

function ContentList({ content, titles }: { content: object; titles: FormTitles }) {
  const entries = Object.entries(content) as [string, unknown][];
  const items = entries
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({
      label: titles.fields[name] ?? OWN_TITLES[name] ?? name,
      value: renderValue(name, value, titles),
    }));
  return (
    <div className="app-record-content">
      <Details items={items} />
    </div>
  );
}

function renderValue(name: string, value: unknown, titles: FormTitles): ReactNode {
  if (Array.isArray(value)) {
    const values: unknown[] = value;
    return (
      <ul className="app-plain-list">
        {values.map((item, index) => (
          <li key={index}>{renderValue(name, item, titles)}</li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null) return <ContentList content={value} titles={titles} />;
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'string')
    return titles.values[name]?.[value] ?? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value);
  return String(value);
}
