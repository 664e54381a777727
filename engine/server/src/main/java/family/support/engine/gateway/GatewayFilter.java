package family.support.engine.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;

/** Stands before every path: who calls, what the account may call, and whether the request can only mean that. */
public final class GatewayFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Accounts accounts;
  private final transient IdentityService identity;

  public GatewayFilter(Accounts accounts, IdentityService identity) {
    this.accounts = accounts;
    this.identity = identity;
  }

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isHealth(request)) {
      chain.doFilter(request, response);
      return;
    }
    try {
      passOn(request, response, chain);
    } catch (Refusal refusal) {
      answer(response, refusal);
    }
  }

  private void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException, Refusal {
    var account = accounts.authenticate(request);
    var rule = AllowList.find(account, request.getMethod(), RequestPath.of(request));
    QueryString.check(request.getQueryString(), rule.kind());
    var actingUser = ActingUser.of(request, account);
    var checked = new ReplayedRequest(request, RequestBody.read(request, account, rule));
    try {
      identity.setAuthenticatedUserId(actingUser);
      chain.doFilter(checked, response);
    } finally {
      // Threads are reused: the next caller must not act for this person.
      identity.clearAuthentication();
    }
  }

  private static boolean isHealth(HttpServletRequest request) {
    return "GET".equals(request.getMethod()) && "/health".equals(request.getRequestURI());
  }

  private static void answer(HttpServletResponse response, Refusal refusal) throws IOException {
    response.setStatus(refusal.status);
    if (refusal.status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"engine\"");
    }
    response.setContentType("application/json");
    response.getWriter().write("{\"type\":\"GatewayRefusal\",\"message\":\"" + refusal.getMessage() + "\"}");
  }
}
