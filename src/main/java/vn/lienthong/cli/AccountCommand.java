package vn.lienthong.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.lienthong.admin.access.Passwords;

/**
 * {@code account}: the lines that let one more person log in. The password is typed or piped in,
 * never an argument. Needs no service.
 */
@Command(name = "account")
final class AccountCommand implements Callable<Integer> {
  private final Lienthong root;

  @Parameters(paramLabel = "NAME")
  private String name = "";

  @Option(names = "--department", paramLabel = "<name>", required = true)
  private String department = "";

  @Option(names = "--role", paramLabel = "viewer|operator|administrator")
  private @Nullable String role;

  @Option(names = "--flow", paramLabel = "FLOW")
  private List<String> flows = new ArrayList<>();

  @Option(names = "--unit", paramLabel = "CODE")
  private List<String> units = new ArrayList<>();

  AccountCommand(Lienthong root) {
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    String password = typed();
    if (!Passwords.fits(password)) {
      String told = root.messages().text("account.short", String.valueOf(Passwords.SHORTEST));
      throw new Failure(Exit.USAGE, "password", told);
    }
    root.around().err().println(root.messages().text("account.lines"));
    root.around().out().println("  - name: " + name);
    root.around().out().println("    department: " + department);
    if (role != null) {
      root.around().out().println("    role: " + role);
    }
    if (!flows.isEmpty()) {
      root.around().out().println("    flows: [" + String.join(", ", flows) + "]");
    }
    if (!units.isEmpty()) {
      root.around().out().println("    units: [\"" + String.join("\", \"", units) + "\"]");
    }
    root.around().out().println("    password: \"" + Passwords.hash(password) + "\"");
    return Exit.DONE;
  }

  private String typed() throws IOException {
    Console console = System.console();
    if (console == null) {
      var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
      String line = new BufferedReader(in).readLine();
      return line == null ? "" : line;
    }
    char[] first = console.readPassword("%s ", root.messages().text("account.ask"));
    char[] again = console.readPassword("%s ", root.messages().text("account.again"));
    if (first == null || again == null || !String.valueOf(first).equals(String.valueOf(again))) {
      throw new Failure(Exit.USAGE, "password", root.messages().text("account.differ"));
    }
    return String.valueOf(first);
  }
}
