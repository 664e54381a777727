package family.support.engine;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;

/** Says whether the engine is up and its database answers: the engine's own `/engine` says 200 when it does not. */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int ANSWER_WITHIN_SECONDS = 2;

  private final transient DataSource database;
  private final transient ApplicationAvailability availability;
  private transient CompletableFuture<Boolean> probe = CompletableFuture.completedFuture(false);

  HealthServlet(DataSource database, ApplicationAvailability availability) {
    this.database = database;
    this.availability = availability;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var isUp = isStarted() && currentProbe().copy().completeOnTimeout(false, ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS).join();
    response.setStatus(isUp ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(isUp ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
  }

  /** The port opens some seconds before the job executor runs. */
  private boolean isStarted() {
    return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
  }

  /** One probe at a time: callers that ask while the database hangs must not fill the pool. */
  private synchronized CompletableFuture<Boolean> currentProbe() {
    if (probe.isDone()) {
      probe = CompletableFuture.supplyAsync(this::askDatabase);
    }
    return probe;
  }

  private boolean askDatabase() {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.setQueryTimeout(ANSWER_WITHIN_SECONDS);
      return statement.execute("select 1 from act_ge_property where name_ = 'schema.version'");
    } catch (SQLException down) {
      return false;
    }
  }
}
