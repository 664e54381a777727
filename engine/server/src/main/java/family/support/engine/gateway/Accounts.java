package family.support.engine.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Recognises the caller by HTTP Basic. */
public final class Accounts {
  private static final String SCHEME = "Basic ";

  private final Map<Account, byte[]> expected = new EnumMap<>(Account.class);

  public Accounts(String api, String worker, String deployer) {
    expect(Account.API, api);
    expect(Account.WORKER, worker);
    expect(Account.DEPLOYER, deployer);
  }

  Account authenticate(HttpServletRequest request) throws Refusal {
    var header = request.getHeader("Authorization");
    if (header == null || !header.startsWith(SCHEME)) {
      throw refused();
    }
    var given = decode(header.substring(SCHEME.length()).strip());
    for (var entry : expected.entrySet()) {
      // isEqual takes the same time wherever the difference is.
      if (MessageDigest.isEqual(entry.getValue(), given)) {
        return entry.getKey();
      }
    }
    throw refused();
  }

  private void expect(Account account, String password) {
    var pair = account.name().toLowerCase(Locale.ROOT) + ":" + password;
    expected.put(account, digest(pair.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] decode(String base64) throws Refusal {
    try {
      return digest(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException malformed) {
      throw refused();
    }
  }

  /** Equal length for every pair, so that the comparison does not tell the length of a password either. */
  private static byte[] digest(byte[] pair) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(pair);
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Refusal refused() {
    return new Refusal(HttpServletResponse.SC_UNAUTHORIZED, "Unknown account or wrong password");
  }
}
