import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectPath } from '#platform/project-path';

export interface Import {
  /** The importing file, from the project's root. */
  readonly from: string;
  /** What is imported: a file of ours from the project's root (with its ending), or the name of a package. */
  readonly to: string;
  readonly isOurs: boolean;
  readonly isTypeOnly: boolean;
}

/** Source files of a room, from the project's root. */
export function listSources(room: string): readonly string[] {
  return readdirSync(projectPath(room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !name.includes('node_modules'))
    .map((name) => path.join(room, name));
}

/** Every import and re-export of a file, static or dynamic. */
export function readImports(from: string): readonly Import[] {
  const source = ts.createSourceFile(from, readFileSync(projectPath(from), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (name: ts.Node | undefined, isTypeOnly: boolean) => {
    if (name && ts.isStringLiteral(name)) found.push({ from, isTypeOnly, ...resolve(from, name.text) });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = importClause.namedBindings;
  return (
    !importClause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
  );
}

const ROOMS: Readonly<Record<string, string>> = {
  domain: 'domain',
  engine: 'engine',
  platform: 'platform',
  contract: 'web/contract',
};

function resolve(from: string, specifier: string): { to: string; isOurs: boolean } {
  if (specifier.startsWith('.')) return { to: path.join(path.dirname(from), specifier), isOurs: true };
  const [, room = '', rest = ''] = /^#([a-z]+)\/(.+)$/.exec(specifier) ?? [];
  const folder = ROOMS[room];
  if (folder) return { to: `${folder}/${rest}.ts`, isOurs: true };
  return { to: specifier, isOurs: false };
}
