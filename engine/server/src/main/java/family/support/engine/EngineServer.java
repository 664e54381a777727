package family.support.engine;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The process engine with its REST interface, and nothing else: no web applications, no scripts, no process code in Java. */
@SpringBootApplication
public class EngineServer {
  public static void main(String[] args) {
    RequiredSettings.check(System.getenv());
    // The engine writes timestamps without a zone: every node must use the same one.
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    // The BPMN schema lies inside the jar; the default "all" would fetch any schema location that a diagram names.
    System.setProperty("javax.xml.accessExternalSchema", "nested");
    var context = SpringApplication.run(EngineServer.class, args);
    ParentWatch.start(System.getenv(), context);
  }
}
