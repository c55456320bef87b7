package vn.lienthong.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.OwnersFile;
import vn.lienthong.mapping.Yaml;

/** Reads the file of callers; everything that is wrong with it is told at once. */
final class CallersReader {
  private static final int USUAL_RATE = 60;
  private static final int HIGHEST_RATE = 100_000;
  private static final List<String> KEYS =
      List.of("name", "key-sha256", "resources", "units", "requestsPerMinute");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern UNIT = Pattern.compile("\\*|\\d{2,8}");
  private static final Pattern RATE = Pattern.compile("\\d{1,6}");

  private final Path file;
  private final Findings findings;
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<String, Integer> hashes = new HashMap<>();

  CallersReader(Path file) {
    this.file = file;
    this.findings = new Findings(String.valueOf(file.getFileName()));
  }

  Callers read() {
    List<Caller> callers = new ArrayList<>();
    OwnersFile.read(file, findings)
        .ifPresent(
            root -> {
              root.entries().forEach(entry -> known(entry, "", List.of("callers")));
              if (root.items("callers").isEmpty()) {
                findings.add(root.line("callers"), "callers", "nothing", "a list of callers");
              }
              int number = 0;
              for (Yaml caller : root.items("callers")) {
                callers.add(caller(caller, "callers[" + number++ + "]"));
              }
            });
    boolean sound = findings.list().isEmpty();
    return new Callers(sound ? List.copyOf(callers) : List.of(), findings.list());
  }

  private Caller caller(Yaml caller, String path) {
    if (!(caller instanceof Yaml.Entries block)) {
      findings.add(caller.line(), path, caller.found(), "a block of keys");
      return new Caller("", "", Set.of(), Set.of(), 0);
    }
    block.entries().forEach(entry -> known(entry, path + ".", KEYS));
    String name = text(block, path, "name", NAME, "lower-case letters, digits, dashes and dots");
    String hash = text(block, path, "key-sha256", HASH, "64 hexadecimal digits, the key's SHA-256");
    once(names, name, block.line("name"), path + ".name");
    once(hashes, hash, block.line("key-sha256"), path + ".key-sha256");
    return new Caller(name, hash, resources(block, path), units(block, path), rate(block, path));
  }

  private void known(Yaml.Entry entry, String path, List<String> known) {
    if (!known.contains(entry.key())) {
      findings.unknown(entry.line(), path + entry.key(), entry.key(), known);
    }
  }

  private String text(Yaml block, String path, String key, Pattern form, String expected) {
    String text = block.text(key);
    if (!form.matcher(text).matches()) {
      boolean hash = key.equals("key-sha256");
      String found = text.isEmpty() ? "nothing" : hash ? "something else" : Findings.quoted(text);
      findings.add(block.line(key), path + "." + key, found, expected);
    }
    return text;
  }

  private void once(Map<String, Integer> seen, String text, int line, String path) {
    Integer before = text.isEmpty() ? null : seen.putIfAbsent(text, line);
    if (before != null) {
      findings.add(line, path, "the same as in line " + before, "one of its own for each caller");
    }
  }

  private Set<String> resources(Yaml block, String path) {
    Set<String> granted = new LinkedHashSet<>();
    for (Yaml item : list(block, path, "resources", "a list of resources")) {
      String word = item.text();
      if (!Offer.grants().contains(word)) {
        findings.unknown(item.line(), path + ".resources", word, Offer.grants());
      }
      granted.add(word);
    }
    return granted;
  }

  private Set<String> units(Yaml block, String path) {
    Set<String> units = new HashSet<>();
    for (Yaml item : list(block, path, "units", "a list of units' codes, or [\"*\"]")) {
      if (!UNIT.matcher(item.text()).matches()) {
        findings.add(item.line(), path + ".units", item.found(), "a code such as \"03388\"");
      }
      units.add(item.text());
    }
    return units;
  }

  private List<Yaml> list(Yaml block, String path, String key, String expected) {
    List<Yaml> items = block.items(key);
    if (items.isEmpty()) {
      String found = block.at(key).map(Yaml::found).orElse("nothing");
      findings.add(block.line(key), path + "." + key, found, expected);
    }
    return items;
  }

  private int rate(Yaml block, String path) {
    if (block.at("requestsPerMinute").isEmpty()) {
      return USUAL_RATE;
    }
    String text = block.text("requestsPerMinute");
    int rate = RATE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (rate < 1 || rate > HIGHEST_RATE) {
      String expected = "a number from 1 to " + HIGHEST_RATE;
      String where = path + ".requestsPerMinute";
      findings.add(block.line("requestsPerMinute"), where, Findings.quoted(text), expected);
    }
    return rate;
  }
}
