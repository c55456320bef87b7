package vn.lienthong.crash;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Inside the process of a gateway that was spoilt on purpose: what the spoilt methods do instead.
 * By reflection, since none of this is open to others.
 */
public final class Sabotage {
  private static final boolean SPOILT = Boolean.getBoolean("crash.spoilt");
  private static final Path SO = Path.of(System.getProperty("lienthong.home", "."), "spoilt");

  private Sabotage() {}

  /** Whether this process is spoilt so now: a file in its home says what it lacks. */
  public static boolean is(String control) {
    if (!SPOILT) {
      return false;
    }
    try {
      return Files.exists(SO) && Files.readString(SO).equals(control);
    } catch (IOException sound) {
      return false;
    }
  }

  /** The batch counts as delivered before it is sent. */
  public static void settle(Object run, Object batch) {
    for (Object item : (Collection<?>) field(batch, "items")) {
      Class<?> fate = ((Class<?>) method(item, "became").getParameterTypes()[0]);
      call(item, "became", fate.getEnumConstants()[0], List.of());
    }
    call(run, "settle", batch);
  }

  /** The file counts as delivered before its first piece is sent. */
  public static void note(Object run) {
    call(field(run, "notes"), "done", field(run, "document"), field(run, "file"), 0L, null, true);
  }

  /** Where this batch ends, whatever is still open before it. */
  public static Object until(Object waterline, long number) {
    Object until = null;
    for (Object stretch : (Collection<?>) field(waterline, "open")) {
      if ((Long) field(stretch, "number") == number) {
        until = field(stretch, "until");
      }
    }
    return until;
  }

  private static Object field(Object object, String name) {
    try {
      Field found = object.getClass().getDeclaredField(name);
      found.setAccessible(true);
      return found.get(object);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  private static Method method(Object object, String name) {
    for (Method method : object.getClass().getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        method.setAccessible(true);
        return method;
      }
    }
    throw new IllegalStateException(object.getClass() + " has no " + name);
  }

  private static Object call(Object object, String name, Object... values) {
    try {
      return method(object, name).invoke(object, values);
    } catch (IllegalAccessException | InvocationTargetException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
