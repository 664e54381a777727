type Env = Readonly<Record<string, string | undefined>>;

export function findNodeFault(version: string): string | undefined;
export function findJavaFault(env: Env): string | undefined;
export function findEngineBuildFault(env: Env): string | undefined;
export function readJavaMajor(text: string): number;
