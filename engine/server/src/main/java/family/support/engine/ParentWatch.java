package family.support.engine;

import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Ends the engine when the process that started it dies: a killed parent cannot send a signal, but its pipe closes. */
final class ParentWatch {
  private ParentWatch() {}

  static void start(Map<String, String> environment, ConfigurableApplicationContext context) {
    if (!"true".equals(environment.get("ENGINE_EXIT_WITH_STDIN"))) {
      return;
    }
    var thread = new Thread(() -> exitAtEndOfInput(context), "parent-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private static void exitAtEndOfInput(ConfigurableApplicationContext context) {
    try {
      while (System.in.read() >= 0) {
        // What the parent writes has no meaning; only the end of the stream has.
      }
    } catch (IOException closed) {
      // A broken pipe means the same as its end.
    }
    System.exit(SpringApplication.exit(context));
  }
}
