package family.support.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** Finds no script engine. The class path alone is no proof: the engine itself brings JUEL and FEEL as script languages. */
final class NoScripts implements ScriptEngineResolver {
  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    throw new UnsupportedOperationException("Scripts are switched off");
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    throw new UnsupportedOperationException("Scripts are switched off");
  }

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    return null;
  }
}
