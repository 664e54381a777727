package family.support.engine;

import java.util.List;

/** The only object of ours that expressions see: a list travels through a process as one string, "412,413". */
public final class ListOfIds {
  /** Splits the string for a multi-instance loop; an empty string or null is an empty list, which skips the loop. */
  public List<String> of(String ids) {
    if (ids == null || ids.isBlank()) {
      return List.of();
    }
    return List.of(ids.strip().split("\\s*,\\s*"));
  }
}
