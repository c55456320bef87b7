package vn.lienthong.mapping;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** From the parser's nodes to {@link Yaml}. */
final class YamlReader {
  private static final int MOST_NODES = 200_000;

  private final Findings findings;
  private final boolean aliases;
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int nodes;

  private YamlReader(Findings findings, boolean aliases) {
    this.findings = findings;
    this.aliases = aliases;
  }

  static Optional<String> text(Path file, Findings findings) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (NoSuchFileException missing) {
      findings.add(0, "file", "nothing", "a file");
    } catch (CharacterCodingException broken) {
      findings.add(0, "file", "bytes that are not UTF-8", "a text in UTF-8");
    } catch (IOException unreadable) {
      findings.add(0, "file", "a file that cannot be read", "a file that this user may read");
    }
    return Optional.empty();
  }

  static Optional<Yaml> parse(String text, Findings findings, boolean aliases) {
    try {
      LoadSettings settings = LoadSettings.builder().setAllowDuplicateKeys(true).build();
      Optional<Node> root =
          new Composer(settings, new ShallowParser(settings, text)).getSingleNode();
      if (root.isEmpty()) {
        findings.add(1, "file", "an empty file", "YAML");
      }
      return root.map(node -> new YamlReader(findings, aliases).read(node, ""));
    } catch (ShallowParser.TooDeep deep) {
      String found = "more than " + ShallowParser.DEEPEST + " levels";
      findings.add(deep.line(), "file", found, "fewer of them");
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      findings.add(line, "file", "broken YAML (" + broken.getProblem() + ")", "YAML");
    } catch (YamlEngineException broken) {
      findings.add(0, "file", "broken YAML (a character that is not allowed)", "YAML");
    }
    return Optional.empty();
  }

  private Yaml read(Node node, String path) {
    int line = node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
    if (!(node instanceof ScalarNode) && (!seen.add(node) || ++nodes > MOST_NODES)) {
      findings.add(line, path, "an alias", "the text itself");
      return new Yaml.Text("", true, line);
    }
    Yaml read = read(node, path, line);
    if (aliases) {
      seen.remove(node);
    }
    return read;
  }

  private Yaml read(Node node, String path, int line) {
    if (node instanceof MappingNode block) {
      return new Yaml.Entries(entries(block, path), line);
    }
    if (node instanceof SequenceNode list) {
      List<Yaml> items = new ArrayList<>();
      for (Node item : list.getValue()) {
        items.add(read(item, path + "[" + items.size() + "]"));
      }
      return new Yaml.Items(items, line);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new Yaml.Text(scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, line);
  }

  private List<Yaml.Entry> entries(MappingNode block, String path) {
    List<Yaml.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (NodeTuple tuple : block.getValue()) {
      int line = tuple.getKeyNode().getStartMark().map(Mark::getLine).orElse(-1) + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        findings.add(line, path, "a key that is no text", "a text as key");
        continue;
      }
      String name = key.getValue();
      String below = path.isEmpty() ? name : path + "." + name;
      if (keys.add(name)) {
        entries.add(new Yaml.Entry(name, read(tuple.getValueNode(), below), line));
      } else {
        findings.add(line, below, "the key a second time", "each key once");
      }
    }
    return entries;
  }
}
