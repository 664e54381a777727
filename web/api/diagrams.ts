import type { EngineClient } from '#engine/engine-client';

/** A released definition never changes, so a page costs the engine one call per definition and process. */
const KEPT_DIAGRAMS = 300;
const kept = new WeakMap<EngineClient, Map<string, string>>();

/** XML of a released diagram. */
export async function readDiagram(engine: EngineClient, definitionId: string): Promise<string> {
  const diagrams = kept.get(engine) ?? new Map<string, string>();
  kept.set(engine, diagrams);
  const known = diagrams.get(definitionId);
  if (known !== undefined) return known;
  const xml = await engine.readProcessXml(definitionId);
  // Maps keep their order of insertion: the oldest goes first.
  const oldest = diagrams.keys().next();
  if (diagrams.size >= KEPT_DIAGRAMS && !oldest.done) diagrams.delete(oldest.value);
  diagrams.set(definitionId, xml);
  return xml;
}
