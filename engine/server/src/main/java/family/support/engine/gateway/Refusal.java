package family.support.engine.gateway;

/** A request that the gateway does not let through; the text never repeats what the caller sent. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }
}
