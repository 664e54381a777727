package family.support.engine.gateway;

import java.util.Locale;
import java.util.Set;

/** Names in queries and bodies by which a caller could run an expression or bring a Java object (CVE-2026-109432). */
final class ForbiddenNames {
  private static final Set<String> VALUE_TYPES =
      Set.of("string", "integer", "long", "short", "double", "boolean", "date", "null");

  private ForbiddenNames() {}

  static boolean isForbidden(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("orqueries") || lower.endsWith("expression");
  }

  static boolean isForbiddenType(String type) {
    return !VALUE_TYPES.contains(type.toLowerCase(Locale.ROOT));
  }
}
