package family.support.engine.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and checks the body before the engine sees a byte of it. */
final class RequestBody {
  private static final Pattern JSON = Pattern.compile("application/json(\\s*;\\s*charset=\"?utf-8\"?)?");
  private static final Pattern FILES = Pattern.compile("multipart/form-data\\s*;.*");

  private RequestBody() {}

  static byte[] read(HttpServletRequest request, Account account, Rule rule) throws IOException, Refusal {
    if (request.getHeader("Content-Encoding") != null) {
      throw new Refusal(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "Packed bodies are not accepted");
    }
    var body = request.getInputStream().readNBytes(account.maxBodyBytes + 1);
    if (body.length > account.maxBodyBytes) {
      throw new Refusal(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The body is too large");
    }
    var isFiles = rule.kind() == Rule.Kind.FILES;
    if (body.length > 0 && !hasType(request, isFiles ? FILES : JSON)) {
      throw new Refusal(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "The body has the wrong type");
    }
    if (!isFiles) {
      JsonBody.check(body);
    }
    return body;
  }

  private static boolean hasType(HttpServletRequest request, Pattern expected) {
    var type = request.getContentType();
    return type != null && expected.matcher(type.toLowerCase(Locale.ROOT)).matches();
  }
}
