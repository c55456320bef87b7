package vn.lienthong.crash;

import com.zaxxer.hikari.HikariConfig;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Inside the gateway's process: before and after every transaction that writes, the storm is told
 * and may let the process wait there for its end. A failpoint is named by the database that it
 * changes and by the step that changes it, so that a new effect is a new failpoint by itself.
 * {@link Weaving} puts the calls into the pool's classes; nothing of the gateway knows of them.
 */
public final class Failpoints {
  /** Ports of conductors, each with a piece of the addresses of its gateway's databases. */
  static final String PORTS = "crash.ports";

  private static final List<String[]> DOORS =
      Arrays.stream(System.getProperty(PORTS, "").split(","))
          .filter(door -> !door.isEmpty())
          .map(door -> door.split("=", 2))
          .toList();
  private static final Pattern READS =
      Pattern.compile("(?is)\\s*(SELECT|SET|SHOW|VALUES|WITH)\\b.*");
  private static final ThreadLocal<Set<String>> WRITTEN = ThreadLocal.withInitial(HashSet::new);
  private static final ThreadLocal<Map<Integer, Line>> LINES =
      ThreadLocal.withInitial(HashMap::new);
  private static final List<String> PLUMBING =
      List.of("ledger.Database", "ledger.Session", "province.capture.Sessions");

  private Failpoints() {}

  /** A statement that may write is about to be executed; null if it is a prepared one. */
  public static void executing(Object statement, String sql) {
    if (sql != null && READS.matcher(sql).matches()) {
      return;
    }
    if (commitsByItself(statement)) {
      pass("before", of(statement, "connection"));
    } else {
      WRITTEN.get().add(pool(of(statement, "connection")));
    }
  }

  public static void executed(Object statement, String sql) {
    if (commitsByItself(statement) && !(sql != null && READS.matcher(sql).matches())) {
      pass("after", of(statement, "connection"));
    }
  }

  public static void committing(Object connection) {
    if (WRITTEN.get().contains(pool(connection))) {
      pass("before", connection);
    }
  }

  public static void committed(Object connection) {
    if (WRITTEN.get().remove(pool(connection))) {
      pass("after", connection);
    }
  }

  public static void undone(Object connection) {
    WRITTEN.get().remove(pool(connection));
  }

  /** A file is written, or takes its place, in a folder or in that of a download. */
  public static void filing(String when, Object keeper) {
    boolean folder = keeper.getClass().getSimpleName().equals("DocumentsFolder");
    tell(when, "folder", of(folder ? keeper : of(keeper, "folder"), "root").toString());
  }

  /** Whether a thread is before or after an effect and not told to go on. */
  static boolean holds(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(Line.class.getName()));
  }

  private static boolean commitsByItself(Object statement) {
    try {
      return ((Connection) of(statement, "connection")).getAutoCommit();
    } catch (SQLException closed) {
      return false;
    }
  }

  private static HikariConfig config(Object connection) {
    return (HikariConfig) of(of(of(connection, "poolEntry"), "hikariPool"), "config");
  }

  /** Which of a gateway's databases, and of which gateway. */
  private static String pool(Object connection) {
    HikariConfig config = config(connection);
    return config.getPoolName() + " " + config.getJdbcUrl();
  }

  private static Object of(Object object, String field) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        return found.get(object);
      } catch (NoSuchFieldException above) {
        // of the class above
      } catch (IllegalAccessException closed) {
        throw new IllegalStateException(closed);
      }
    }
    throw new IllegalStateException("the pool is not the one that was woven: no " + field);
  }

  private static void pass(String when, Object connection) {
    HikariConfig config = config(connection);
    tell(when, config.getPoolName(), config.getJdbcUrl());
  }

  private static void tell(String when, String what, String address) {
    for (String[] door : DOORS) {
      if (address.contains(door[1])) {
        LINES
            .get()
            .computeIfAbsent(Integer.valueOf(door[0]), Line::new)
            .ask(when, what + " " + step());
        return;
      }
    }
  }

  /** The innermost step of ours, and the step of the engine that it was taken for. */
  private static String step() {
    List<String> frames =
        StackWalker.getInstance()
            .walk(
                all ->
                    all.filter(frame -> frame.getClassName().startsWith("vn.lienthong."))
                        .filter(frame -> !frame.getClassName().startsWith("vn.lienthong.crash."))
                        .map(Failpoints::name)
                        .filter(name -> PLUMBING.stream().noneMatch(p -> name.startsWith(p + ".")))
                        .distinct()
                        .toList());
    if (frames.isEmpty()) {
      return "?";
    }
    String inner = frames.get(0);
    return frames.stream()
        .filter(name -> !name.startsWith("ledger.") && !name.startsWith("province."))
        .findFirst()
        .map(engine -> engine.equals(inner) ? inner : inner + " < " + engine)
        .orElse(inner);
  }

  private static String name(StackFrame frame) {
    String type = frame.getClassName().substring("vn.lienthong.".length()).replaceAll("\\$.*", "");
    String method = frame.getMethodName().replaceAll("lambda\\$(.*)\\$\\d+", "$1");
    return type + "." + (method.equals("<init>") ? "new" : method);
  }

  /** This thread's line to the storm. */
  private static final class Line {
    private final int port;
    private Socket socket;
    private DataOutputStream out;
    private InputStream in;

    Line(int port) {
      this.port = port;
    }

    void ask(String when, String point) {
      try {
        if (socket == null) {
          socket = new Socket(InetAddress.getLoopbackAddress(), port);
          socket.setTcpNoDelay(true);
          out = new DataOutputStream(socket.getOutputStream());
          in = socket.getInputStream();
        }
        out.writeUTF(when + "\t" + point);
        out.flush();
        if (in.read() < 0) {
          Runtime.getRuntime().halt(9);
        }
      } catch (IOException gone) {
        Runtime.getRuntime().halt(9);
      }
    }
  }
}
