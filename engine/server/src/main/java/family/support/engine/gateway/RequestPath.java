package family.support.engine.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

/** The path as the engine will understand it: no encodings, parameters, dots or double slashes that could mean another one. */
final class RequestPath {
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_:-][A-Za-z0-9_.:-]*)+");

  private RequestPath() {}

  static String of(HttpServletRequest request) throws Refusal {
    // A colon stands in every definition id, and clients may encode it.
    var path = request.getRequestURI().replaceAll("%3[Aa]", ":");
    if (!PLAIN.matcher(path).matches()) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The path has characters that are never accepted");
    }
    return path;
  }
}
