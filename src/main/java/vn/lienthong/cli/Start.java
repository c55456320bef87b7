package vn.lienthong.cli;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.lienthong.admin.AdminJson;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.record.Problem;

/**
 * Starts another main of this software by its class's name, so that nothing of it is loaded before.
 * It finds its home in the system property {@code lienthong.home} and the language asked for in
 * {@code lienthong.lang}.
 */
record Start(Lienthong root) {
  private static final String GATEWAY = "vn.lienthong.Gateway";

  /** Returns when the main has returned; a main that ends the process never comes back. */
  int start(String main, List<String> words) {
    System.setProperty("lienthong.home", root.home().toAbsolutePath().toString());
    root.language().ifPresent(language -> System.setProperty("lienthong.lang", language));
    List<String> arguments = new ArrayList<>(words);
    if (root.json()) {
      arguments.add("--json");
    }
    call(main, "main", new Class<?>[] {String[].class}, (Object) arguments.toArray(String[]::new));
    return Exit.DONE;
  }

  /** The answer of {@code /api/check}, found by the gateway's {@code check(home, environment)}. */
  String check() {
    return AdminJson.write(
        Map.of(
            "problems", asked("check"),
            "untested", asked("untested"),
            "off", asked("unstated"),
            "weaker", asked("weaker")));
  }

  private Object asked(String method) {
    Class<?>[] types = {Path.class, Map.class};
    Object answer = call(GATEWAY, method, types, root.home().toAbsolutePath(), root.around().env());
    return answer == null ? List.of() : answer;
  }

  /** The exit code of {@code vn.lienthong.ServicesCommand}. */
  int services(List<String> words) {
    Object exit =
        call(
            "vn.lienthong.ServicesCommand",
            "run",
            new Class<?>[] {List.class, Path.class, String.class, PrintStream.class},
            words,
            root.home().toAbsolutePath(),
            root.language().orElse(null),
            root.around().out());
    return exit instanceof Integer code ? code : Exit.USAGE;
  }

  /** The exit code of a command that needs no service but all that a service has. */
  int front(String name, List<String> words) {
    Object exit =
        call(
            name,
            "run",
            new Class<?>[] {
              List.class, Path.class, Map.class, String.class, boolean.class, PrintStream.class
            },
            words,
            root.home().toAbsolutePath(),
            root.around().env(),
            root.language().orElse(root.messages().language()),
            root.json(),
            root.around().out());
    return exit instanceof Integer code ? code : Exit.USAGE;
  }

  private @Nullable Object call(
      String name, String method, Class<?>[] types, @Nullable Object... values) {
    try {
      return Class.forName(name).getMethod(method, types).invoke(null, values);
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException absent) {
      String told = root.messages().text("error.absent", name + "." + method);
      throw new Failure(Exit.USAGE, "absent", told);
    } catch (InvocationTargetException failed) {
      throw failure(failed.getCause());
    }
  }

  private Failure failure(@Nullable Throwable cause) {
    if (cause instanceof InvalidSettings invalid) {
      StringBuilder told = new StringBuilder(root.messages().text("error.settings"));
      for (Problem problem : invalid.problems()) {
        told.append("\n  ").append(Screen.clean(Said.problem(root.messages().language(), problem)));
      }
      return new Failure(Exit.USAGE, "settings", told.toString());
    }
    if (cause instanceof Failure failure) {
      return failure;
    }
    String what = describe(cause).lines().map(Screen::clean).collect(Collectors.joining("\n  "));
    return new Failure(Exit.UNREACHABLE, "not-started", root.messages().text("error.start", what));
  }

  /** Our own faults are written for people; of others the kind says more. */
  private static String describe(@Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    String message = String.valueOf(cause.getMessage());
    boolean own = cause.getClass().getName().startsWith("vn.lienthong.");
    return own ? message : cause.getClass().getSimpleName() + ": " + message;
  }
}
