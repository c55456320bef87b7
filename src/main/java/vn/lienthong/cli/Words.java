package vn.lienthong.cli;

/** Words of a command as a person can copy them into a shell. */
final class Words {
  private Words() {}

  static String quote(String word) {
    String safe = Screen.clean(word);
    return safe.matches("[\\p{L}\\d._:/-]+") ? safe : "'" + safe.replace("'", "'\\''") + "'";
  }
}
