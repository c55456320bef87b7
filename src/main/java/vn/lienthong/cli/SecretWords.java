package vn.lienthong.cli;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds secrets on the command line, where every user of the machine can read them and the shell
 * keeps them.
 */
final class SecretWords {
  private static final Pattern OPTION =
      Pattern.compile(
          "(?i)^(-{1,2}[\\w.-]*(password|passwd|pwd|secret|token|mat-?khau)[\\w.-]*)(?<!-file)(=.*)?$");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(password|passwd|pwd|secret)=|//[^/@\\s]*:[^/@\\s]*@");

  private SecretWords() {}

  /** What of the words gives a secret away, without the secret. */
  static Optional<String> find(String... words) {
    for (String word : words) {
      var option = OPTION.matcher(word);
      if (option.matches()) {
        return Optional.of(option.group(1));
      }
      if (ADDRESS.matcher(word).find()) {
        return Optional.of("…password=… / …//user:password@…");
      }
    }
    return Optional.empty();
  }
}
