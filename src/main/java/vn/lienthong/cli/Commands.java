package vn.lienthong.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * All commands. Picocli looks at every command it is given, which takes longer than the commands
 * themselves; so it is given the one that was typed, and all of them only for help.
 */
final class Commands {
  private static final Map<String, Function<Lienthong, CommandLine>> ALL = all();

  private Commands() {}

  static CommandLine parser(Lienthong root, String... words) {
    CommandLine parser = new CommandLine(root);
    Optional<String> typed = typed(words);
    ALL.forEach(
        (name, command) -> {
          if (typed.isEmpty() || typed.get().equals(name)) {
            parser.addSubcommand(name, command.apply(root));
          }
        });
    parser.setResourceBundle(root.messages().bundle());
    parser.setUsageHelpWidth(100);
    return parser;
  }

  /** The first word that is a command, unless another word that is no option stands before it. */
  private static Optional<String> typed(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (List.of("--home", "--lang").contains(words[i])) {
        i++;
      } else if (!words[i].startsWith("-")) {
        return Optional.of(words[i]).filter(ALL::containsKey);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Function<Lienthong, CommandLine>> all() {
    Map<String, Function<Lienthong, CommandLine>> all = new LinkedHashMap<>();
    all.put("demo", root -> new CommandLine(new StartCommand(root, "vn.lienthong.demo.Demo")));
    all.put("run", root -> new CommandLine(new StartCommand(root, "vn.lienthong.Gateway")));
    front(all, "init", "vn.lienthong.InitCommand");
    front(all, "doctor", "vn.lienthong.DoctorCommand");
    front(all, "draft", "vn.lienthong.DraftCommand");
    all.put("status", root -> new CommandLine(new StatusCommand(root)));
    all.put("check", root -> new CommandLine(new CheckCommand(root)));
    all.put("plan", root -> new CommandLine(new PlanCommand(root)));
    all.put("apply", root -> new CommandLine(new RunCommands.Apply(root)));
    all.put("approve", root -> new CommandLine(new RunCommands.Approve(root)));
    all.put("resync", root -> new CommandLine(new RunCommands.Resync(root)));
    all.put("parked", Commands::parked);
    all.put("conflicts", Commands::conflicts);
    all.put("trace", root -> new CommandLine(new TraceCommand(root)));
    all.put("sent", root -> new CommandLine(new SentCommand(root)));
    all.put("verify", root -> new CommandLine(new VerifyCommand(root)));
    all.put("capture", Commands::capture);
    all.put("restore", root -> new CommandLine(new RestoreCommand(root)));
    all.put("pause", root -> new CommandLine(new ServiceActs.Pause(root)));
    all.put("resume", root -> new CommandLine(new ServiceActs.Resume(root)));
    all.put("stop", root -> new CommandLine(new ServiceActs.Stop(root)));
    all.put(
        "sandbox", root -> new CommandLine(new StartCommand(root, "vn.lienthong.sandbox.Sandbox")));
    all.put("page", root -> new CommandLine(new PageCommand(root)));
    all.put("account", root -> new CommandLine(new AccountCommand(root)));
    all.put("audit", Commands::audit);
    all.put("backup", Commands::backup);
    all.put("completion", root -> new CommandLine(new CompletionCommand(root)));
    all.put("services", root -> new CommandLine(new ServicesCommand(root)));
    return all;
  }

  private static void front(
      Map<String, Function<Lienthong, CommandLine>> all, String name, String front) {
    all.put(name, root -> new CommandLine(new FrontCommand(root, front)));
  }

  private static CommandLine parked(Lienthong root) {
    return new CommandLine(new Group(new ParkedCommands.Listing(root)))
        .addSubcommand(new ParkedCommands.Listing(root))
        .addSubcommand(new ParkedCommands.Show(root))
        .addSubcommand(new ParkedCommands.Retry(root))
        .addSubcommand(new ParkedCommands.Discard(root))
        .addSubcommand(new ExportCommand(root));
  }

  private static CommandLine capture(Lienthong root) {
    return new CommandLine(new Group(new CaptureCommands.Show(root)))
        .addSubcommand(new CaptureCommands.Show(root))
        .addSubcommand(new CaptureCommands.Install(root))
        .addSubcommand(new CaptureCommands.Remove(root));
  }

  private static CommandLine backup(Lienthong root) {
    String front = "vn.lienthong.BackupCommand";
    return new CommandLine(new Group(new BackupCommand(root)))
        .addSubcommand(new BackupCommand(root))
        .addSubcommand("check", new FrontCommand(root, front, "check"))
        .addSubcommand(new BackupRestoreCommand(root));
  }

  private static CommandLine audit(Lienthong root) {
    return new CommandLine(new Group(new AuditCommands.Listing(root)))
        .addSubcommand(new AuditCommands.Listing(root))
        .addSubcommand(new AuditCommands.Verify(root));
  }

  private static CommandLine conflicts(Lienthong root) {
    return new CommandLine(new Group(new ConflictCommands.Listing(root)))
        .addSubcommand(new ConflictCommands.Listing(root))
        .addSubcommand(new ConflictCommands.Show(root))
        .addSubcommand(new ConflictCommands.Resolve(root));
  }

  /** A command with commands of its own; without one of them, it lists. */
  @Command
  private record Group(ServiceCommand listing) implements Callable<Integer> {
    @Override
    public Integer call() {
      return listing.call();
    }
  }
}
