package family.support.engine.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.regex.Pattern;

/** The person for whom the API calls; only the API may name one. */
final class ActingUser {
  private static final String HEADER = "X-Acting-User";
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private ActingUser() {}

  /** Null when nobody is named. */
  static String of(HttpServletRequest request, Account account) throws Refusal {
    var named = Collections.list(request.getHeaders(HEADER));
    if (named.isEmpty()) {
      return null;
    }
    if (account != Account.API) {
      throw new Refusal(HttpServletResponse.SC_FORBIDDEN, "This account may not act for a person");
    }
    if (named.size() > 1 || !UUID.matcher(named.get(0)).matches()) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The acting user is not a uuid");
    }
    return named.get(0);
  }
}
