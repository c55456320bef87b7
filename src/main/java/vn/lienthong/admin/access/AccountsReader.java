package vn.lienthong.admin.access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.mapping.Findings;
import vn.lienthong.mapping.OwnersFile;
import vn.lienthong.mapping.Yaml;

/**
 * Reads the file of accounts; everything that is wrong with it is told at once. A department grants
 * a role, flows and units; an account has what its department has, or less. A department that names
 * no units grants them all.
 */
final class AccountsReader {
  private static final List<String> KEYS = List.of("departments", "accounts");
  private static final List<String> DEPARTMENT = List.of("name", "role", "flows", "units");
  private static final List<String> ACCOUNT =
      List.of("name", "department", "role", "flows", "units", "password");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  private static final Pattern UNIT = Pattern.compile("\\*|\\d{2,8}");
  private static final String NAMES = "lower-case letters, digits, dashes and dots";

  private final Path file;
  private final Findings findings;
  private final Map<String, Grant> departments = new LinkedHashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  private record Grant(Role role, Set<String> flows, Set<String> units) {}

  AccountsReader(Path file) {
    this.file = file;
    this.findings = new Findings(String.valueOf(file.getFileName()));
  }

  Accounts read() {
    List<Account> accounts = new ArrayList<>();
    OwnersFile.read(file, findings).ifPresent(root -> accounts.addAll(accounts(root)));
    boolean sound = findings.size() == 0;
    return new Accounts(sound ? List.copyOf(accounts) : List.of(), findings.list());
  }

  private List<Account> accounts(Yaml root) {
    known(root, "", KEYS);
    for (String list : KEYS) {
      if (root.items(list).isEmpty()) {
        findings.add(root.line(list), list, "nothing", "a list of " + list);
      }
    }
    int number = 0;
    for (Yaml department : root.items("departments")) {
      department(department, "departments[" + number++ + "]");
    }
    List<Account> accounts = new ArrayList<>();
    number = 0;
    for (Yaml account : root.items("accounts")) {
      accounts.add(account(account, "accounts[" + number++ + "]"));
    }
    return accounts;
  }

  private void department(Yaml block, String path) {
    known(block, path + ".", DEPARTMENT);
    Role role = role(block, path, Role.VIEWER);
    Set<String> flows = flows(block, path);
    if (block.at("role").isEmpty()) {
      findings.add(block.line(), path + ".role", "nothing", "one of " + Role.texts());
    }
    if (flows.isEmpty()) {
      findings.add(block.line("flows"), path + ".flows", "nothing", "flows, or [\"*\"]");
    }
    departments.putIfAbsent(name(block, path), new Grant(role, flows, units(block, path)));
  }

  private Account account(Yaml block, String path) {
    known(block, path + ".", ACCOUNT);
    String name = name(block, path);
    Integer before = names.putIfAbsent(name, block.line("name"));
    if (before != null) {
      String same = "the same as in line " + before;
      findings.add(block.line("name"), path + ".name", same, "a name of its own for each");
    }
    String password = block.text("password");
    if (!Passwords.isHash(password)) {
      String found = password.isEmpty() ? "nothing" : "something else";
      String expected = "a hash as lienthong account writes it";
      findings.add(block.line("password"), path + ".password", found, expected);
    }
    String department = block.text("department");
    Grant granted = departments.get(department);
    if (granted == null) {
      String where = path + ".department";
      findings.unknown(block.line("department"), where, department, departments.keySet());
      return new Account(name, department, Role.VIEWER, Set.of(), List.of(), password);
    }
    Role role = role(block, path, granted.role());
    if (!granted.role().covers(role)) {
      String least = "no more than its department's, " + granted.role().text();
      findings.add(block.line("role"), path + ".role", role.text(), least);
    }
    Set<String> own = flows(block, path);
    for (String flow : own) {
      if (!granted.flows().contains(Actor.ALL) && !granted.flows().contains(flow)) {
        String most = "no more than its department's, " + String.join(", ", granted.flows());
        findings.add(block.line("flows"), path + ".flows", Findings.quoted(flow), most);
      }
    }
    Set<String> flows = own.isEmpty() ? granted.flows() : own;
    return new Account(name, department, role, flows, units(granted, block, path), password);
  }

  private void known(Yaml block, String path, List<String> known) {
    if (!(block instanceof Yaml.Entries entries)) {
      findings.add(block.line(), path, block.found(), "a block of keys");
      return;
    }
    for (Yaml.Entry entry : entries.entries()) {
      if (!known.contains(entry.key())) {
        findings.unknown(entry.line(), path + entry.key(), entry.key(), known);
      }
    }
  }

  private String name(Yaml block, String path) {
    String name = block.text("name");
    if (!NAME.matcher(name).matches()) {
      findings.add(block.line("name"), path + ".name", Findings.quoted(name), NAMES);
    }
    return name;
  }

  private Role role(Yaml block, String path, Role without) {
    String text = block.text("role");
    if (block.at("role").isPresent() && Role.of(text).isEmpty()) {
      findings.unknown(block.line("role"), path + ".role", text, Role.texts());
    }
    return Role.of(text).orElse(without);
  }

  private Set<String> flows(Yaml block, String path) {
    Set<String> flows = new LinkedHashSet<>();
    for (Yaml item : block.items("flows")) {
      if (item.text().isBlank()) {
        findings.add(item.line(), path + ".flows", item.found(), "the name of a flow, or \"*\"");
      }
      flows.add(item.text());
    }
    if (block.at("flows").isPresent() && flows.isEmpty()) {
      findings.add(block.line("flows"), path + ".flows", "no list", "flows, or [\"*\"]");
    }
    return flows;
  }

  /** Whether one unit lies below another is only known when somebody asks: both must hold then. */
  private List<Set<String>> units(Grant granted, Yaml block, String path) {
    Set<String> own = units(block, path);
    if (own.contains(Actor.ALL) && !all(granted.units())) {
      String most = "no more than its department's, " + String.join(", ", granted.units());
      findings.add(block.line("units"), path + ".units", Findings.quoted(Actor.ALL), most);
    }
    return Stream.of(granted.units(), own).filter(units -> !all(units)).toList();
  }

  private static boolean all(Set<String> units) {
    return units.isEmpty() || units.contains(Actor.ALL);
  }

  private Set<String> units(Yaml block, String path) {
    Set<String> units = new LinkedHashSet<>();
    for (Yaml item : block.items("units")) {
      if (!UNIT.matcher(item.text()).matches()) {
        findings.add(item.line(), path + ".units", item.found(), "a code such as \"03388\"");
      }
      units.add(item.text());
    }
    if (block.at("units").isPresent() && units.isEmpty()) {
      findings.add(block.line("units"), path + ".units", "no list", "units, or [\"*\"]");
    }
    return units;
  }
}
