package vn.lienthong.record;

import org.jspecify.annotations.Nullable;

/**
 * A fault in what was given to us: configuration, route, mapping or contract.
 *
 * @param file where, relative to the gateway's home
 * @param line 1-based; 0 if the fault has no line
 * @param field the setting, mapping field or route step
 * @param found what stands there
 * @param expected what should
 * @param nearest the known name nearest to what stands there, if one is near
 */
public record Problem(
    String file, int line, String field, String found, String expected, @Nullable String nearest) {
  /**
   * {@code mappings/dan-toc.yaml:12 fields.ten.type: found "txt", expected one of …; did you mean
   * "text"?}
   */
  public String text() {
    String at = line > 0 ? file + ":" + line : file;
    String hint = nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
    return at + " " + field + ": found " + found + ", expected " + expected + hint;
  }
}
