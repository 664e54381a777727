package family.support.engine.gateway;

import static family.support.engine.gateway.Rule.Kind.FILES;
import static family.support.engine.gateway.Rule.Kind.LIST;
import static family.support.engine.gateway.Rule.Kind.SINGLE;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;

/** What each account may call. Whatever is not here is refused: new needs are added on purpose, with a test. */
final class AllowList {
  private static final String REST = "/engine-rest";

  private static final Map<Account, List<Rule>> RULES =
      Map.of(
          Account.API,
          List.of(
              single("POST", "/process-definition/key/{key}/start"),
              single("GET", "/process-definition/{id}/xml"),
              list("/process-definition"),
              list("/process-instance"),
              single("GET", "/process-instance/count"),
              single("GET", "/process-instance/{id}"),
              single("DELETE", "/process-instance/{id}"),
              single("GET", "/process-instance/{id}/activity-instances"),
              single("GET", "/process-instance/{id}/variables"),
              single("PUT", "/process-instance/{id}/variables/{name}"),
              single("POST", "/message"),
              single("POST", "/migration/generate"),
              single("POST", "/migration/execute"),
              list("/task"),
              single("GET", "/task/count"),
              single("GET", "/task/{id}"),
              single("POST", "/task/{id}/claim"),
              single("POST", "/task/{id}/unclaim"),
              single("POST", "/task/{id}/complete"),
              list("/job"),
              single("GET", "/job/{id}"),
              single("POST", "/job/{id}/execute"),
              single("PUT", "/job/{id}/retries"),
              single("PUT", "/job/{id}/duedate"),
              single("POST", "/job/{id}/duedate/recalculate"),
              list("/incident"),
              list("/external-task"),
              single("GET", "/external-task/{id}"),
              single("GET", "/external-task/{id}/errorDetails"),
              single("PUT", "/external-task/{id}/retries"),
              list("/event-subscription"),
              list("/history/task"),
              list("/history/process-instance"),
              list("/history/activity-instance"),
              list("/history/variable-instance"),
              list("/history/user-operation")),
          Account.WORKER,
          List.of(
              single("POST", "/external-task/fetchAndLock"),
              list("/external-task"),
              single("GET", "/external-task/count"),
              single("GET", "/external-task/{id}"),
              single("POST", "/external-task/{id}/complete"),
              single("POST", "/external-task/{id}/failure"),
              single("POST", "/external-task/{id}/bpmnError"),
              single("POST", "/external-task/{id}/extendLock"),
              single("POST", "/external-task/{id}/unlock"),
              list("/process-definition"),
              single("GET", "/process-definition/{id}/xml")),
          Account.DEPLOYER,
          List.of(
              Rule.of("POST", REST + "/deployment/create", FILES),
              list("/deployment"),
              single("GET", "/deployment/{id}"),
              single("GET", "/deployment/{id}/resources"),
              list("/process-definition"),
              single("GET", "/process-definition/{id}/xml"),
              list("/decision-definition"),
              single("GET", "/decision-definition/{id}/xml"),
              Rule.of("GET", "/clock", SINGLE),
              Rule.of("POST", "/clock", SINGLE)));

  private AllowList() {}

  static Rule find(Account account, String method, String path) throws Refusal {
    for (var rule : RULES.get(account)) {
      if (rule.permits(method, path)) {
        return rule;
      }
    }
    throw new Refusal(HttpServletResponse.SC_FORBIDDEN, "This account may not make this call");
  }

  private static Rule single(String method, String template) {
    return Rule.of(method, REST + template, SINGLE);
  }

  private static Rule list(String template) {
    return Rule.of("GET", REST + template, LIST);
  }
}
