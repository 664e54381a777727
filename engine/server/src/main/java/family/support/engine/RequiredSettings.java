package family.support.engine;

import java.util.List;
import java.util.Map;

/** Settings without a default: an engine with a guessable password is worse than none. */
final class RequiredSettings {
  private static final List<String> NAMES =
      List.of(
          "ENGINE_DB_URL",
          "ENGINE_DB_USER",
          "ENGINE_DB_PASSWORD",
          "ENGINE_API_PASSWORD",
          "ENGINE_WORKER_PASSWORD",
          "ENGINE_DEPLOYER_PASSWORD");

  private RequiredSettings() {}

  /** Ends the process with one sentence that names everything missing. */
  static void check(Map<String, String> environment) {
    var missing = NAMES.stream().filter(name -> environment.getOrDefault(name, "").isBlank()).toList();
    if (missing.isEmpty()) {
      return;
    }
    System.err.println("The engine does not start: set " + String.join(", ", missing) + ".");
    System.exit(1);
  }
}
