package family.support.engine;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Says whether the database answers: the engine's own `/engine` says 200 when it does not. */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int ANSWER_WITHIN_SECONDS = 2;

  private final transient DataSource database;
  private transient CompletableFuture<Boolean> probe = CompletableFuture.completedFuture(false);

  HealthServlet(DataSource database) {
    this.database = database;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var isUp = currentProbe().copy().completeOnTimeout(false, ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS).join();
    response.setStatus(isUp ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(isUp ? "{\"database\":\"up\"}" : "{\"database\":\"down\"}");
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
