package vn.lienthong.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command above all commands: options they share, and what they need. */
@Command(name = "lienthong")
final class Lienthong implements Callable<Integer> {
  private final Surroundings around;
  private final Messages messages;

  @Option(names = "--home", paramLabel = "<dir>", scope = ScopeType.INHERIT)
  private @Nullable Path home;

  @Option(names = "--lang", paramLabel = "vi|en", scope = ScopeType.INHERIT)
  private @Nullable String language;

  @Option(names = "--json", scope = ScopeType.INHERIT)
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT)
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  Lienthong(Surroundings around, Messages messages) {
    this.around = around;
    this.messages = messages;
  }

  /** Without a command, help. */
  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(around.out());
    }
    return Exit.USAGE;
  }

  boolean json() {
    return json;
  }

  Messages messages() {
    return messages;
  }

  Surroundings around() {
    return around;
  }

  /** The language asked for with {@code --lang}, if one was. */
  Optional<String> language() {
    return Optional.ofNullable(language);
  }

  Screen screen() {
    boolean colour = around.terminal() && !around.env().containsKey("NO_COLOR");
    String command = around.env().getOrDefault("LIENTHONG_COMMAND", "lienthong");
    return new Screen(around.out(), messages, colour, command);
  }

  /** Asked for, else told by the launcher, else the folder gateway here, else this folder. */
  Path home() {
    if (home != null) {
      return around.folder().resolve(home).normalize();
    }
    String told = around.env().get("LIENTHONG_HOME");
    if (told != null) {
      return around.folder().resolve(told);
    }
    Path below = around.folder().resolve("gateway");
    return Files.isDirectory(below) ? below : around.folder();
  }

  Optional<Service> service() {
    return Service.find(home(), around.env());
  }

  /**
   * @throws Failure if no service has told where it listens
   */
  Api api() {
    return service()
        .map(found -> new Api(found, messages))
        .orElseThrow(
            () -> new Failure(Exit.UNREACHABLE, "not-started", messages.text("error.not-started")));
  }
}
