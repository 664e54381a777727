package family.support.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** The only members that an expression may use: `list.of(ids)` and three names of the execution. */
final class NarrowObjects extends ELResolver {
  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    if (base == null) {
      return null;
    }
    context.setPropertyResolved(true);
    if (base instanceof DelegateExecution execution) {
      return member(execution, String.valueOf(property));
    }
    throw new ELException("Expressions may not read members of values");
  }

  @Override
  public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    context.setPropertyResolved(true);
    var isListOf = base instanceof ListOfIds && "of".equals(method) && arguments.length == 1;
    if (isListOf && (arguments[0] == null || arguments[0] instanceof String)) {
      return ((ListOfIds) base).of((String) arguments[0]);
    }
    throw new ELException("Expressions may call nothing but list.of(ids)");
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw new ELException("Expressions may not change values");
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  // Camunda's copy of the interface demands it, the original that Operaton uses is about to drop it.
  @SuppressWarnings({"deprecation", "removal"})
  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return null;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  private static Object member(DelegateExecution execution, String name) {
    return switch (name) {
      case "processBusinessKey" -> execution.getProcessBusinessKey();
      case "businessKey" -> execution.getBusinessKey();
      case "processInstanceId" -> execution.getProcessInstanceId();
      default -> throw new ELException("Expressions may not read this member of the execution");
    };
  }
}
