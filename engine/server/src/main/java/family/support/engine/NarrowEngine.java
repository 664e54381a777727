package family.support.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Takes from diagrams the power to run programs, before the engine builds its defaults. */
@Component
final class NarrowEngine extends AbstractProcessEnginePlugin {
  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setExpressionManager(new FlowExpressions(new ListOfIds()));
    configuration.setScriptEngineResolver(new NoScripts());
  }
}
