package family.support.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Expressions of diagrams see variables, the execution and `list`, and can do nothing else. The engine's own manager
 * shows every Spring bean and every method of every value, so that `${''.getClass()}` is a way to run any program.
 */
final class FlowExpressions extends JuelExpressionManager {
  FlowExpressions(ListOfIds list) {
    super(Map.of("list", list));
  }

  @Override
  protected ELResolver createElResolver() {
    var resolver = new CompositeELResolver();
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new ReadOnlyMapELResolver(beans));
    resolver.add(new NarrowObjects());
    return resolver;
  }
}
