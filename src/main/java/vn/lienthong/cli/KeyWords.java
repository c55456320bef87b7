package vn.lienthong.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The flow and key of a record. A key of several parts is {@code 'A|B'}, or its parts as words. */
final class KeyWords {
  @Parameters(index = "0", paramLabel = "FLOW")
  private String flow = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY")
  private List<String> words = new ArrayList<>();

  String path() {
    return "/api/flows/" + Api.encode(flow) + "/";
  }

  String flow() {
    return flow;
  }

  String key() {
    return text(words);
  }

  static String text(List<String> words) {
    if (words.size() == 1) {
      return words.get(0);
    }
    List<String> parts = new ArrayList<>();
    for (String word : words) {
      parts.add(word.replace("\\", "\\\\").replace("|", "\\|"));
    }
    return String.join("|", parts);
  }
}
