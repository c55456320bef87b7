package vn.lienthong.cli;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.lienthong.config.InvalidSettings;
import vn.lienthong.record.Problem;

/**
 * Starts another main of this software by its class's name, so that nothing of it is loaded before.
 * It finds its home in the system property {@code lienthong.home} and the language asked for in
 * {@code lienthong.lang}.
 */
record Start(Lienthong root) {
  /**
   * @return when the main has returned; a main that ends the process never comes back
   */
  int start(String main, List<String> words) {
    System.setProperty("lienthong.home", root.home().toAbsolutePath().toString());
    root.language().ifPresent(language -> System.setProperty("lienthong.lang", language));
    List<String> arguments = new ArrayList<>(words);
    if (root.json()) {
      arguments.add("--json");
    }
    try {
      var method = Class.forName(main).getMethod("main", String[].class);
      method.invoke(null, (Object) arguments.toArray(String[]::new));
      return Exit.DONE;
    } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException absent) {
      throw new Failure(Exit.USAGE, "absent", root.messages().text("error.absent", main));
    } catch (InvocationTargetException failed) {
      throw failure(failed.getCause());
    }
  }

  private Failure failure(@Nullable Throwable cause) {
    if (cause instanceof InvalidSettings invalid) {
      StringBuilder told = new StringBuilder(root.messages().text("error.settings"));
      for (Problem problem : invalid.problems()) {
        told.append("\n  ").append(problem.text());
      }
      return new Failure(Exit.USAGE, "settings", told.toString());
    }
    if (cause instanceof Failure failure) {
      return failure;
    }
    String what = cause == null ? "" : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return new Failure(
        Exit.UNREACHABLE, "not-started", root.messages().text("error.start", Screen.clean(what)));
  }
}
