import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Plain JavaScript on Node's own modules: this runs before anything is installed. */

export const NEEDED_NODE = [20, 19];
export const NEEDED_JAVA = 17;

/** What is wrong with this Node, in one sentence, or undefined. */
export function findNodeFault(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined;
  return `Node ${version} is too old: install Node ${neededMajor}.${neededMinor} or newer.`;
}

/** What is wrong with this machine's Java, in one sentence, or undefined. */
export function findJavaFault(env) {
  const program = env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const answer = spawnSync(program, ['-version'], { env, encoding: 'utf8' });
  if (answer.error) return `There is no Java (${program}): install a JDK ${NEEDED_JAVA} or newer, or set JAVA_HOME.`;
  const major = readJavaMajor(answer.stderr);
  if (major >= NEEDED_JAVA) return undefined;
  return `Java ${major || '?'} (${program}) is too old: install a JDK ${NEEDED_JAVA} or newer, or set JAVA_HOME.`;
}

/** What is missing to build the engine, in one sentence, or undefined. A Java that only runs programs is not enough. */
export function findEngineBuildFault(env) {
  const compiler = env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin', 'javac') : 'javac';
  if (spawnSync(compiler, ['-version'], { env }).error) {
    return `There is no Java compiler (${compiler}): install a whole JDK ${NEEDED_JAVA} or newer, or set JAVA_HOME.`;
  }
  if (spawnSync('mvn', ['--version'], { env }).error)
    return 'There is no Maven (mvn), and the engine has to be built: install Maven 3.8 or newer.';
  return undefined;
}

/** Old versions call themselves 1.8.0_392. */
export function readJavaMajor(text) {
  const [, first = '0', second = '0'] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  return Number(first === '1' ? second : first);
}
