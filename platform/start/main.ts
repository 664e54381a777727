import { readConfig, type Config } from '../config.ts';
import { onShutdown } from '../shutdown.ts';
import { describeError } from '../start-problem.ts';
import { bringUp, type Ready } from './bring-up.ts';
import { describeLogins } from './demo.ts';
import { refuseTakenPorts } from './ports.ts';
import { createProgress, type Progress } from './progress.ts';
import { System } from './system.ts';
import { watchParent } from './watch-parent.ts';
import { watchSources } from './watch-sources.ts';
import { tasks } from '../../workers/tasks/index.ts';

export interface StartOptions {
  /** When the program began, which is before this module could be built. */
  readonly beganAt: number;
  readonly isWatching: boolean;
  /** npm stands between the terminal and us and may be killed without a word. */
  readonly isRunByNpm: boolean;
  readonly build: (target: 'ui' | 'engine' | 'programs') => Promise<boolean>;
}

/** Starts everything, prints where it answers, and keeps it running until it is told to stop. */
export async function startAll({ beganAt, isWatching, isRunByNpm, build }: StartOptions): Promise<void> {
  const config = readConfig();
  const progress = createProgress(beganAt, (line) => process.stdout.write(line));
  const system = new System({ dataDir: config.dataDir, env: demoEnvironment(config), say: (line) => progress.say(line) });
  const stop = (reason: string) => {
    progress.say(`stopping: ${reason}`);
    void system.stop().then(() => {
      progress.say('stopped');
      process.exit(0);
    });
  };
  onShutdown(stop);
  if (isRunByNpm) watchParent(stop);
  try {
    await refuseTakenPorts([
      { variable: 'WEB_PORT', host: config.webHost, port: config.webPort },
      { variable: 'ENGINE_PORT', host: config.engineHost, port: config.enginePort },
    ]);
    const ready = await bringUp({ config, system, progress, build, tasks });
    system.keepUp();
    announce(config, progress, ready);
    if (isWatching) watchSources(system, progress, build);
  } catch (error) {
    // Parts that end because they are being stopped are no failure of the start.
    if (system.isStopping) return;
    process.stderr.write(`${describeError(error)}\n`);
    await system.stop();
    process.exit(1);
  }
}

function announce(config: Config, progress: Progress, ready: Ready): void {
  const seconds = progress.secondsSinceStart();
  const boot = ready.engineBootMs / 1000;
  const lines = [
    ...(ready.logins.length > 0 ? ['Demo sign-ins (login, password, who it is):', ...describeLogins(ready.logins)] : []),
    `Ready after ${seconds.toFixed(1)} s; the engine alone booted in ${boot.toFixed(1)} s (${(seconds / boot).toFixed(2)} times).`,
    `Ready: ${config.publicOrigin}`,
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
}

/** The demo plays a year of support within minutes, for which the engine's clock has to be movable. */
function demoEnvironment(config: Config): Record<string, string> {
  return config.isDemoWanted ? { ENGINE_CLOCK_ADJUSTABLE: '1' } : {};
}
