package vn.lienthong.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/**
 * Copies of single classes, with calls of {@link Failpoints} in them, that stand before the
 * originals on the class path of the gateway's process.
 */
final class Weaving {
  private static final String POOL = "com.zaxxer.hikari.pool.";
  private static final ClassFileLocator FILES =
      ClassFileLocator.ForClassLoader.of(Weaving.class.getClassLoader());
  private static final TypePool TYPES = TypePool.Default.of(FILES);

  private final Map<String, byte[]> classes = new TreeMap<>();

  /** The connection pool's classes, which everything that is written to a database goes through. */
  static Weaving failpoints() {
    Weaving weaving = new Weaving();
    weaving.copy(Failpoints.class.getName());
    weaving.copy(Failpoints.class.getName() + "$Line");
    weaving.weave(
        POOL + "ProxyConnection",
        advice(Committing.class, ElementMatchers.named("commit")),
        advice(
            Undoing.class,
            ElementMatchers.named("rollback").and(ElementMatchers.takesNoArguments())));
    weaving.weave(POOL + "ProxyPreparedStatement", prepared("executeUpdate"));
    weaving.weave(
        POOL + "ProxyStatement",
        prepared("executeBatch"),
        advice(
            Stating.class,
            ElementMatchers.namedOneOf("execute", "executeUpdate")
                .and(ElementMatchers.takesArgument(0, String.class))));
    SmallPieces.weave(weaving);
    return weaving;
  }

  private static AsmVisitorWrapper prepared(String method) {
    return advice(
        Executing.class, ElementMatchers.named(method).and(ElementMatchers.takesNoArguments()));
  }

  static AsmVisitorWrapper advice(
      Class<?> advice,
      ElementMatcher<? super net.bytebuddy.description.method.MethodDescription> on) {
    return Advice.to(advice, FILES).on(on);
  }

  /** The class, changed by these. */
  Weaving weave(String name, AsmVisitorWrapper... changes) {
    var builder =
        new ByteBuddy()
            .with(net.bytebuddy.dynamic.scaffold.TypeValidation.DISABLED)
            .redefine(TYPES.describe(name).resolve(), FILES);
    for (AsmVisitorWrapper change : changes) {
      builder = builder.visit(change);
    }
    byte[] original = bytes(name);
    byte[] woven = builder.make().getBytes();
    if (java.util.Arrays.equals(original, woven)) {
      throw new IllegalStateException("nothing was woven into " + name);
    }
    classes.put(name, woven);
    return this;
  }

  /** With all that the other has. */
  Weaving with(Weaving other) {
    classes.putAll(other.classes);
    return this;
  }

  /** The class as it is. */
  Weaving copy(String name) {
    classes.put(name, bytes(name));
    return this;
  }

  private static byte[] bytes(String name) {
    try {
      return FILES.locate(name).resolve();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Path jar(Path file) {
    Map<String, byte[]> entries = new TreeMap<>();
    classes.forEach((name, bytes) -> entries.put(name.replace('.', '/') + ".class", bytes));
    return jar(file, entries);
  }

  /** Everything below a folder. */
  static Path jar(Path file, Path folder) {
    Map<String, byte[]> entries = new TreeMap<>();
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path one : below.toList()) {
        String name = folder.relativize(one).toString();
        if (Files.isRegularFile(one)) {
          entries.put(name, Files.readAllBytes(one));
        } else if (!name.isEmpty()) {
          entries.put(name + "/", new byte[0]);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return jar(file, entries);
  }

  private static Path jar(Path file, Map<String, byte[]> entries) {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.setLevel(0);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    return file;
  }

  /** Around a commit. */
  static final class Committing {
    @Advice.OnMethodEnter
    static void enter(@Advice.This Object connection) {
      Failpoints.committing(connection);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.This Object connection) {
      Failpoints.committed(connection);
    }
  }

  /** Before a rollback. */
  static final class Undoing {
    @Advice.OnMethodEnter
    static void enter(@Advice.This Object connection) {
      Failpoints.undone(connection);
    }
  }

  /** Around a prepared statement or a batch. */
  static final class Executing {
    @Advice.OnMethodEnter
    static void enter(@Advice.This Object statement) {
      Failpoints.executing(statement, null);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.This Object statement) {
      Failpoints.executed(statement, null);
    }
  }

  /** Around a statement that is given as text. */
  static final class Stating {
    @Advice.OnMethodEnter
    static void enter(@Advice.This Object statement, @Advice.Argument(0) String sql) {
      Failpoints.executing(statement, sql);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.This Object statement, @Advice.Argument(0) String sql) {
      Failpoints.executed(statement, sql);
    }
  }
}
