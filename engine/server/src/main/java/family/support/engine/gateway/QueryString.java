package family.support.engine.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Checks the parameters of the address. The raw text is read: the container's parameters would swallow a form body. */
final class QueryString {
  /** The engine's own queryMaxResultsLimit counts for calls with an acting user only. */
  private static final int MAX_RESULTS = 2000;

  private QueryString() {}

  static void check(String query, Rule.Kind kind) throws Refusal {
    var hasLimit = false;
    for (var part : (query == null ? "" : query).split("&")) {
      var pair = part.split("=", 2);
      var name = decode(pair[0]);
      if (ForbiddenNames.isForbidden(name)) {
        throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The address has a parameter that is never accepted");
      }
      hasLimit |= name.equals("maxResults") && isLimit(pair.length == 2 ? pair[1] : "");
    }
    if (kind == Rule.Kind.LIST && !hasLimit) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "A list needs maxResults, up to " + MAX_RESULTS);
    }
  }

  private static boolean isLimit(String value) throws Refusal {
    if (!value.matches("[1-9][0-9]{0,3}") || Integer.parseInt(value) > MAX_RESULTS) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "maxResults goes from 1 to " + MAX_RESULTS);
    }
    return true;
  }

  private static String decode(String text) throws Refusal {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The address is malformed");
    }
  }
}
