package family.support.engine.gateway;

/** The three callers of the engine and the largest body that each may send. */
enum Account {
  API(256 * 1024),
  WORKER(256 * 1024),
  DEPLOYER(10 * 1024 * 1024);

  final int maxBodyBytes;

  Account(int maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }
}
