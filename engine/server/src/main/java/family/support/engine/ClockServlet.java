package family.support.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Moves the engine's clock for tests and the demo; registered only where the operator asked for it. */
final class ClockServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final transient JobExecutor jobExecutor;

  ClockServlet(JobExecutor jobExecutor) {
    this.jobExecutor = jobExecutor;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    writeTime(response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var offset = JSON.readTree(request.getInputStream()).path("offsetMs");
    if (!offset.canConvertToLong() || !offset.isIntegralNumber()) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    ClockUtil.offset(offset.longValue());
    // The executor sleeps up to a minute when nothing was due: what the new time makes due should run now.
    jobExecutor.jobWasAdded();
    writeTime(response);
  }

  private static void writeTime(HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    JSON.writeValue(response.getWriter(), Map.of("now", ClockUtil.getCurrentTime().toInstant().toString()));
  }
}
