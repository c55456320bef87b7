package vn.lienthong.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pause, resume, stop. */
final class ServiceActs {
  private ServiceActs() {}

  @Command(name = "pause")
  static final class Pause extends ActCommand {
    @Parameters(paramLabel = "FLOW", arity = "0..1")
    private @Nullable String flow;

    @Mixin private Person person = new Person();

    Pause(Lienthong root) {
      super(root, "done.paused");
    }

    @Override
    String ask(Api api) {
      return api.post("/api/pause", person.sign(new Json().add("flow", flow)));
    }
  }

  @Command(name = "resume")
  static final class Resume extends ActCommand {
    @Parameters(paramLabel = "FLOW", arity = "0..1")
    private @Nullable String flow;

    @Option(names = "--by", paramLabel = "<name>")
    private String by = System.getProperty("user.name", "unknown");

    Resume(Lienthong root) {
      super(root, "done.resumed");
    }

    @Override
    String ask(Api api) {
      return api.post("/api/resume", new Json().add("flow", flow).add("by", by));
    }
  }

  @Command(name = "stop")
  static final class Stop extends ActCommand {
    Stop(Lienthong root) {
      super(root, "done.stopping");
    }

    @Override
    String ask(Api api) {
      return api.post("/api/stop", new Json());
    }
  }
}
