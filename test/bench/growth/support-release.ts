import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deployProcesses } from '#engine/deploy-processes';
import { EngineClient } from '#engine/engine-client';
import { projectPath } from '#platform/project-path';
import type { OwnStand } from '../../faults/own-stand.ts';
import { tasks } from '../../../workers/tasks/index.ts';

const TO_SUPPORT = 'targetRef="Gateway_StagesFork"';

/** The way into the support changes places with the way before it: a parallel gateway would wait for both. */
const CHANGES = [
  ['id="Flow_Support_BeforeApproval" sourceRef="Start_Support" targetRef="SubProcess_BeforeApproval"', TO_SUPPORT],
  [`sourceRef="Gateway_ConsiliumOutcome" ${TO_SUPPORT}`, 'targetRef="SubProcess_BeforeApproval"'],
] as const;

/**
 * Deploys this program's diagrams with one change: a case goes from its deadlines straight to stages V and VI. The gateway lets
 * nobody start a process in its middle, and to play thousands of cases through four stages would take hours.
 */
export async function deploySupportRelease(stand: OwnStand): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'family-support-growth-'));
  try {
    for (const name of ['processes', 'forms']) cpSync(projectPath(name), path.join(folder, name), { recursive: true });
    const file = path.join(folder, 'processes', 'family-support-case.bpmn');
    writeFileSync(file, CHANGES.reduce(retarget, readFileSync(file, 'utf8')));
    await deployFrom(stand, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function retarget(text: string, [flow, target]: (typeof CHANGES)[number]): string {
  if (!text.includes(flow)) throw new Error(`family-support-case.bpmn has changed: "${flow}" is not in it`);
  return text.replace(flow, flow.replace(/targetRef="\w+"/, target));
}

/** Deploys the diagrams as they are: later cases begin at the beginning. */
export async function deployOwnRelease(stand: OwnStand): Promise<void> {
  await deployFrom(stand, projectPath());
}

async function deployFrom({ config, secrets, db }: OwnStand, folder: string): Promise<void> {
  const engine = new EngineClient({ url: config.engineUrl, account: 'deployer', password: secrets.engineDeployer });
  await deployProcesses({ engine, db, folder, tasks });
}
