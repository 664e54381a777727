import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CATEGORIES } from '#domain/plans/plan-categories';
import { FAMILY_BOXES } from '#domain/plans/family-boxes';
import { CIRCUMSTANCES } from '#domain/plans/circumstances';
import { LEVELS, RECOMMENDED_TERMS } from '#domain/plans/plan-levels';
import { PLAN_GROUPS } from '#domain/plans/plan-groups';
import { ORGANISATION_KINDS } from '#domain/organisations/organisation-kinds';

/** Words of the form ИПССС and of the list of bodies, one label a line, as the order prints them. */
const labels = readFileSync(new URL('./form-labels.txt', import.meta.url), 'utf8')
  .split('\n\n')
  .map((block) => block.trim().split('\n'));

test('T-135 the 22 circumstances have the words of the form', () => {
  expect(CIRCUMSTANCES.map(({ label }) => label)).toEqual(labels[0]);
});

test('T-129 the nine groups of families have the words of the programme', () => {
  expect(CATEGORIES.map(({ label }) => label)).toEqual(labels[1]);
});

test('T-129 the sixteen boxes of «Категория семьи» have the words of the form, the left column first', () => {
  expect(FAMILY_BOXES.map(({ label }) => label)).toEqual(labels[5]);
  expect(FAMILY_BOXES.map(({ column }) => column)).toEqual([...Array<string>(8).fill('left'), ...Array<string>(8).fill('right')]);
});

test('T-136 the three levels have the words of the form', () => {
  expect(LEVELS.map(({ label, aim }) => `${label} (${aim})`)).toEqual(labels[2]);
});

test('T-137 the three lines of recommended terms have the words of the form', () => {
  expect(RECOMMENDED_TERMS).toEqual(labels[6]);
});

test('T-139 the six groups of the plan stand in the order of the form', () => {
  expect(PLAN_GROUPS.map(({ number, title }) => `${number} ${title}`)).toEqual(labels[3]);
});

test('T-009 the twelve kinds of bodies have the words of the programme', () => {
  expect(ORGANISATION_KINDS.map(({ label }) => label)).toEqual(labels[4]);
});
