package vn.lienthong.feed;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.province.capture.ChangeLog;

/**
 * When a process ends: before or after any effect on the ledger, the province or the nation, by
 * chance. What the process did in memory is gone with it; what it did to a database is there, and
 * what it was in the midst of is not. A process that has ended has no more effects.
 */
final class Mortality {
  /** Methods that only look. All others are effects. */
  private static final Set<String> LOOKS =
      Set.of(
          "of",
          "any",
          "counts",
          "newest",
          "sent",
          "released",
          "arrived",
          "open",
          "within",
          "find",
          "after",
          "token",
          "probe",
          "anything",
          "readiness",
          "reachesBackTo",
          "oldestOpen",
          "all",
          "among",
          "discarded",
          "restsUntil",
          "approved");

  private final SplittableRandom random;
  private final int oneIn;
  private final Map<String, Integer> at = new TreeMap<>();
  private boolean living = true;
  private boolean spared = true;

  /**
   * @param oneIn how many boundaries are passed for one death
   */
  Mortality(long seed, int oneIn) {
    random = new SplittableRandom(seed);
    this.oneIn = oneIn;
  }

  /** Another process begins. */
  synchronized void rise(boolean immortal) {
    living = true;
    spared = immortal;
  }

  /** Somebody passes a boundary between two effects. */
  synchronized void pass(String boundary) {
    if (living && !spared && random.nextInt(oneIn) == 0) {
      at.merge(boundary, 1, Integer::sum);
      living = false;
    }
    if (!living) {
      throw new Rig.Crash();
    }
  }

  int deaths() {
    return at.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many died at which boundary. */
  Map<String, Integer> at() {
    return at;
  }

  /** The ledger as a process sees it that may end at each of its transactions. */
  Ledger over(Ledger ledger) {
    Map<Method, Object> rooms = new HashMap<>();
    return proxy(
        Ledger.class,
        (self, method, values) ->
            method.getReturnType().isInterface()
                ? rooms.computeIfAbsent(
                    method, room -> guarded(room.getReturnType(), call(ledger, room, values)))
                : call(ledger, method, values));
  }

  ChangeLog over(ChangeLog log) {
    return guarded(ChangeLog.class, log);
  }

  private <T> T guarded(Class<T> type, Object real) {
    return proxy(
        type,
        (self, method, values) -> {
          boolean reads = method.getName().equals("mark") && values == null;
          if (reads || LOOKS.contains(method.getName())) {
            return call(real, method, values);
          }
          String effect = type.getSimpleName() + "." + method.getName();
          pass("before " + effect);
          Object done = call(real, method, values);
          pass("after " + effect);
          return done;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object real, Method method, Object[] values) throws RuntimeException {
    try {
      method.setAccessible(true);
      return method.invoke(real, values);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }
}
