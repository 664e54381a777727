import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectPath } from '#platform/project-path';
import { PROGRAMS } from '../../platform/build/targets.mjs';
import { QUIET_LOG } from '../../platform/postgres/launch.ts';

const folder = projectPath('platform/hosting');
const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');

const compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      command: z.array(z.string()).default([]),
      environment: z.record(z.string(), z.unknown()).default({}),
      networks: z.array(z.string()),
      ports: z.array(z.string()).default([]),
      depends_on: z.union([z.array(z.string()), z.record(z.string(), z.unknown())]).default([]),
      healthcheck: z.object({ test: z.array(z.string()) }).optional(),
    }),
  ),
  networks: z.record(z.string(), z.object({ internal: z.boolean().default(false) })),
});
const { services, networks } = compose.parse(parse(read('compose.yaml'), { merge: true }));
const ours = Object.entries(services).filter(([, { command }]) => command[0] === 'node');

/** What an operator may set, as the table of the platform's README lists it. */
const knownVariables = new Set(
  [...readFileSync(projectPath('platform/README.md'), 'utf8').matchAll(/`([A-Z]+(?:_[A-Z]+)+|DEMO)`/g)].map(([, name]) => name),
);

function programOf(command: readonly string[]): string {
  return path.basename(command.at(-1) ?? '', '.js');
}

function countPrograms(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const wholeSystem = { engine: 2, web: 2, workers: 2, migrate: 1, deploy: 1 };

describe('the containers', () => {
  test('are two engines, two API processes and two workers, of programs that the build makes', () => {
    const programs = ours.map(([, { command }]) => programOf(command));

    expect(countPrograms(programs)).toEqual(wholeSystem);
    for (const program of programs) expect(PROGRAMS).toHaveProperty(program);
  });

  test('set only variables that the configuration knows', () => {
    const names = new Set(ours.flatMap(([, { environment }]) => Object.keys(environment)));

    expect(names.size).toBeGreaterThan(5);
    expect([...names].filter((name) => !knownVariables.has(name))).toEqual([]);
  });

  test('are out of reach but for the door: only it has a port and a network to the outside', () => {
    const reachable = Object.entries(services).filter(
      ([, { ports, networks: names }]) => ports.length > 0 || names.some((name) => !networks[name]?.internal),
    );

    expect(reachable.map(([name]) => name)).toEqual(['door']);
  });

  test('have a PostgreSQL whose log is as quiet as that of the embedded one', () => {
    const set = services.database?.command.filter((word) => word.includes('='));

    expect(set).toEqual(Object.entries(QUIET_LOG).map(([name, value]) => `${name}=${value}`));
  });

  test('wait for containers that are there', () => {
    const wanted = Object.values(services).flatMap(({ depends_on: names }) =>
      Array.isArray(names) ? names : Object.keys(names),
    );

    expect(wanted.length).toBeGreaterThan(6);
    expect(wanted.filter((name) => !(name in services))).toEqual([]);
  });

  test('ask each lasting program for its readiness', () => {
    const pages = ours.flatMap(
      ([, { healthcheck }]) => /127\.0\.0\.1:\d+(\/[a-z/]+)/.exec(healthcheck?.test.at(-1) ?? '')?.[1] ?? [],
    );

    expect(countPrograms(pages)).toEqual({ '/health': 2, '/api/ready': 2, '/ready': 2 });
  });
});

test('the door keeps the health of processes to those inside, however the address is written', () => {
  const location = /location ~\* (\S+) \{\s+return 404;/.exec(read('nginx.conf'))?.[1] ?? '';
  const hidden = new RegExp(location, 'i');

  for (const address of ['/api/live', '/api/ready', '/API/Ready', '/api/live/']) expect(address).toMatch(hidden);
  for (const address of ['/api/cases', '/api/ready-made']) expect(address).not.toMatch(hidden);
});

test('neither the passwords of the containers nor the key of the door get into an image or the repository', () => {
  const lines = (text: string) => text.split('\n');

  expect(lines(read('Dockerfile.dockerignore'))).toEqual(expect.arrayContaining(['**/.env', 'platform/hosting/tls']));
  expect(lines(readFileSync(projectPath('.gitignore'), 'utf8'))).toEqual(
    expect.arrayContaining(['.env', 'platform/hosting/tls/']),
  );
});

describe('the units of systemd', () => {
  const files = readdirSync(path.join(folder, 'systemd'));
  const units = files.filter((name) => name.endsWith('.service'));

  test('are brought up by the target, two of each lasting kind', () => {
    const wanted = [...read('systemd/family-support.target').matchAll(/family-support-[a-z]+@?\d?\.service/g)].map(
      ([name]) => name,
    );
    const started = wanted.map((name) => {
      const text = read(`systemd/${name.replace(/@\d/, '@')}`);
      return /^ExecStart=\/usr\/bin\/node --enable-source-maps dist\/([a-z]+)\.js$/m.exec(text)?.[1] ?? name;
    });

    // The tables are brought up by those who need them.
    expect(countPrograms(started)).toEqual({ engine: 2, web: 2, workers: 2, deploy: 1 });
    expect(units).toHaveLength(5);
  });

  test('set only variables that the configuration knows', () => {
    const own = units.flatMap((name) =>
      [...read(`systemd/${name}`).matchAll(/^Environment=(.*)$/gm)].map(([, pairs = '']) => pairs),
    );
    const shared = read('systemd/family-support.env')
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    const names = [...own.flatMap((pairs) => pairs.split(' ')), ...shared].map((pair) => pair.split('=', 1)[0]);

    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !knownVariables.has(name))).toEqual([]);
  });

  test('are not stopped when the migrations of a new version run: nothing requires them', () => {
    const others = units.filter((name) => name !== 'family-support-migrate.service').map((name) => read(`systemd/${name}`));

    expect(others).toHaveLength(4);
    for (const text of others) {
      expect(text).not.toMatch(/^(Requires|Requisite|BindsTo)=/m);
      expect(text).toMatch(/^Wants=family-support-migrate\.service\nAfter=family-support-migrate\.service/m);
    }
  });

  test('run without the rights of root', () => {
    for (const name of units) expect(read(`systemd/${name}`)).toMatch(/^User=family-support$[^]*^NoNewPrivileges=yes$/m);
  });
});
