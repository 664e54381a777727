import { install, isInstalled } from './install.mjs';
import { findEngineBuildFault, findJavaFault, findNodeFault } from './machine.mjs';
import { BuildProblem } from './run-tool.mjs';
import { isTargetStale, buildTarget } from './targets.mjs';

/** Looks at the machine, installs, and builds the programs; returns the builder of the rest. Faults are one sentence and exit code 1. */
export async function prepare({ needsJava }) {
  const endEarly = () => process.exit(1);
  process.on('SIGINT', endEarly).on('SIGTERM', endEarly);
  await orExplain(getReady(needsJava));
  process.off('SIGINT', endEarly).off('SIGTERM', endEarly);
  return buildTarget;
}

/** The result, or one sentence and exit code 1. */
export async function orExplain(work) {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof BuildProblem)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function getReady(needsJava) {
  refuse(findNodeFault(process.version));
  if (needsJava) refuse(findJavaFault(process.env));
  if (needsJava && isTargetStale('engine')) refuse(findEngineBuildFault(process.env));
  if (!isInstalled()) {
    console.log('Installing dependencies; the first time this takes some minutes …');
    await install();
  }
  await buildTarget('programs');
}

function refuse(fault) {
  if (fault) throw new BuildProblem(fault);
}
