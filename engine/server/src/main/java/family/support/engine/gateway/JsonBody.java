package family.support.engine.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Reads a body as the engine will read it: a search in the text would miss an escaped key. */
final class JsonBody {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
          .build();

  private JsonBody() {}

  static void check(byte[] body) throws Refusal {
    if (body.length == 0) {
      return;
    }
    try (var parser = JSON.createParser(body)) {
      checkTokens(parser);
    } catch (IOException malformed) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The body is not well-formed JSON");
    }
  }

  private static void checkTokens(JsonParser parser) throws IOException, Refusal {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The body is not a JSON object");
    }
    for (var depth = 1; depth > 0; ) {
      var token = parser.nextToken();
      if (token == null) {
        throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The body ends too early");
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.FIELD_NAME) {
        checkName(parser.currentName());
      }
      if (token == JsonToken.VALUE_STRING && "type".equals(parser.currentName())) {
        checkType(parser.getText());
      }
    }
    if (parser.nextToken() != null) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The body goes on after its end");
    }
  }

  private static void checkName(String name) throws Refusal {
    if (ForbiddenNames.isForbidden(name)) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The body has a key that is never accepted");
    }
  }

  private static void checkType(String type) throws Refusal {
    if (ForbiddenNames.isForbiddenType(type)) {
      throw new Refusal(HttpServletResponse.SC_BAD_REQUEST, "The body has a variable of a type that is never accepted");
    }
  }
}
