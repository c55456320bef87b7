package vn.lienthong.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The walk of the README, step by step: what is typed, what files are written, which lines of files
 * are changed. A file's block follows the words that name it.
 *
 * @param text of the section
 */
public record WalkText(String text) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final Pattern NAMED = Pattern.compile("`([\\w./-]+\\.[a-z]+)`");
  private static final Pattern COUNTS =
      Pattern.compile("takes (\\d+) commands, (\\d+) edited lines, and (\\d+) lines in (\\w+) new");

  /** One thing that the reader does. */
  public sealed interface Step {
    /** Typed at a terminal. */
    record Command(String line) implements Step {}

    /** A new file. */
    record NewFile(Path file, String content) implements Step {}

    /** The beginning of a line gives way to this. */
    record Edit(Path file, String before, String after) implements Step {}
  }

  public static WalkText read() {
    String all = Readme.text();
    int from = all.indexOf("## From nothing to in step: a walk");
    return new WalkText(all.substring(from, all.indexOf("\n## ", from)));
  }

  /** In the order of the section. */
  public List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.NewFile(fileBefore(0), Readme.after("## A ministry that words things")));
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      switch (block.group(1)) {
        case "bash" -> block.group(2).lines().map(Step.Command::new).forEach(steps::add);
        case "diff" -> steps.addAll(edits(block.group(2)));
        default -> steps.add(new Step.NewFile(fileBefore(block.start()), block.group(2)));
      }
    }
    return steps;
  }

  /** The file named last before that place; before the first block, the file of the dialect. */
  private Path fileBefore(int place) {
    int end = place == 0 ? text.indexOf("\n```") : place;
    Matcher named = NAMED.matcher(text.substring(0, end));
    Path file = Path.of("");
    while (named.find()) {
      file = Path.of(named.group(1));
    }
    return file;
  }

  private static List<Step> edits(String diff) {
    List<Step> edits = new ArrayList<>();
    List<String> files = List.of();
    String before = "";
    StringBuilder after = new StringBuilder();
    for (String line : (diff + "---").lines().toList()) {
      boolean header = line.startsWith("---");
      boolean next = header || line.startsWith("-");
      if (next && !before.isEmpty()) {
        for (String file : files) {
          edits.add(new Step.Edit(Path.of(file), before, after.toString().stripTrailing()));
        }
        before = "";
        after.setLength(0);
      }
      if (header) {
        files = List.of(line.substring(3).strip().split(" "));
      } else if (next) {
        before = line.substring(1);
      } else {
        after.append(line.substring(1)).append('\n');
      }
    }
    return edits;
  }

  /** What the section says that it takes: commands, edited lines, lines in new files. */
  public List<Integer> told() {
    Matcher counts = COUNTS.matcher(text.replace('\n', ' '));
    if (!counts.find()) {
      throw new IllegalStateException("the walk does not say what it takes");
    }
    return List.of(
        Integer.parseInt(counts.group(1)),
        Integer.parseInt(counts.group(2)),
        Integer.parseInt(counts.group(3)));
  }

  /** What is typed where secrets are asked for. */
  public String secrets() {
    Matcher typed = Pattern.compile("type `(\\w+)`, then `(\\w+)`").matcher(text);
    if (!typed.find()) {
      throw new IllegalStateException("the walk does not say what to type");
    }
    return typed.group(1) + "\n" + typed.group(2) + "\n";
  }
}
