import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionTitles } from '#domain/audit/action-titles';
import { operations } from '#domain/users/permission-matrix';
import { projectPath } from '#platform/project-path';

/** What looks like an event but is a column, or a right of the permission matrix. */
const COLUMN = /^(app|cases|centres|units|users|\w{1,2})\./;
const rights: ReadonlySet<string> = new Set(operations);

function eventsIn(source: string): string[] {
  if (!/\brecord(Event|Reading)\b/.test(source)) return [];
  const words = [...source.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map((match) => String(match[1]));
  return words.filter((word) => !COLUMN.test(word) && !rights.has(word));
}

function sourcesIn(folder: string): string[] {
  return readdirSync(projectPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(projectPath(folder), file), 'utf8'));
}

const recorded = [...new Set(['domain', 'workers', 'web/api'].flatMap(sourcesIn).flatMap(eventsIn))].sort();

describe('T-106 the events of the trail', () => {
  test('are found in the sources', () => {
    expect(recorded.length).toBeGreaterThan(50);
    expect(recorded).toContain('case.viewed');
    expect(recorded).toContain('sign-in.refused');
    expect(recorded).toContain('deadline.overdue');
  });

  test('have a Russian title each, and no title is left over', () => {
    expect(Object.keys(actionTitles).sort()).toEqual(recorded);
  });

  test.each(Object.entries(actionTitles))('%s: %s', (_action, title) => {
    expect(title).toMatch(/^[А-ЯЁ][А-Яа-яЁё ,]+$/);
  });
});
