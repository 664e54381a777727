package family.support.engine.gateway;

import java.util.regex.Pattern;

/** One permitted call. `{id}` in the path stands for one segment. */
record Rule(String method, Pattern path, Kind kind) {
  enum Kind {
    /** An answer of limited size. */
    SINGLE,
    /** A list: the caller must say how many rows it takes. */
    LIST,
    /** A deployment: files, the only body that is not JSON. */
    FILES
  }

  static Rule of(String method, String template, Kind kind) {
    var pattern = template.replace(".", "\\.").replaceAll("\\{[a-zA-Z]+}", "[A-Za-z0-9_.:-]+");
    return new Rule(method, Pattern.compile(pattern), kind);
  }

  boolean permits(String requestMethod, String requestPath) {
    return method.equals(requestMethod) && path.matcher(requestPath).matches();
  }
}
