package vn.lienthong.crash;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Told by the gateway's process, and by the wire between it and the nation, of every effect, before
 * it and after it. Nobody goes on from there before this lets him, and the process that is to end
 * at a passage never does.
 */
final class Conductor implements AutoCloseable {
  /** Instead of a failpoint: whichever comes. */
  static final String ANY = "any";

  static final String AT_RANDOM = "at random";

  private static final String BATCH = "batch";
  private static final String PIECE = "http files put";
  private static final long FIRST_EDITS = TimeUnit.SECONDS.toNanos(1);

  private final Host host;
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, Integer> passages = new TreeMap<>();
  private final List<String> trail = new ArrayList<>();
  private Process victim;
  private String aim;
  private int nth;
  private String stop;
  private boolean held;
  private long begun;
  private long awake;
  private String hit;
  private int underWay;
  private int runsEnded;
  private boolean writing;

  /** Where a process ended, and whether a batch was between its sending and its settling. */
  record Death(String at, boolean batchUnderWay) {}

  Conductor(Host host) throws IOException {
    this.host = host;
    Thread porter = new Thread(this::receive, "conductor");
    porter.setDaemon(true);
    porter.start();
  }

  int port() {
    return door.getLocalPort();
  }

  /** A process that is to end at the nth passage of a failpoint; null: at none. */
  synchronized void watch(Process process, String point, int passage) {
    victim = process;
    stop = null;
    held = false;
    aim = point;
    nth = passage;
    hit = null;
    underWay = 0;
    trail.clear();
    begun = System.nanoTime();
    awake = 0;
  }

  /** The process under way is to end at the nth passage of a failpoint from now on. */
  synchronized void aim(String point, int passage) {
    aim = point;
    nth = passage;
  }

  /**
   * Whether an edit would meet nobody: the gateway has met its end while its process waits for that
   * of others, or enough was edited for a start.
   */
  synchronized boolean over() {
    boolean starting = trail.isEmpty() && System.nanoTime() - begun > FIRST_EDITS;
    return victim.isAlive() && (hit != null || starting);
  }

  /** Whether the gateway has met its end. */
  synchronized boolean ended() {
    return hit != null;
  }

  /** Waits until somebody stays; false if nobody does in time. */
  synchronized boolean awaitHeld(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!held) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || !victim.isAlive()) {
        return false;
      }
      wait(Math.min(left, 100));
    }
    return true;
  }

  /** Whoever comes first to this passage from now on stays there until the process ends. */
  synchronized void hold(String passage) {
    stop = passage;
  }

  /**
   * Somebody is before or after an effect.
   *
   * @return whether there still is a process that does it
   */
  synchronized boolean pass(String when, String point) {
    if (victim == null || hit != null || !victim.isAlive()) {
      stay();
      return false;
    }
    String passage = when + " " + point;
    if (trail.isEmpty()) {
      awake = System.nanoTime();
    }
    passages.merge(passage, 1, Integer::sum);
    trail.add(passage);
    boolean before = when.equals("before");
    if (before) {
      note(point);
    }
    if (passage.equals(stop)) {
      stop = null;
      held = true;
      notifyAll();
      stay();
      return false;
    }
    if (passage.equals(aim) && --nth <= 0) {
      kill(passage);
      stay();
      return false;
    }
    if (ANY.equals(aim) && --nth == 0) {
      Thread soon = new Thread(this::killSoon, "killer");
      soon.setDaemon(true);
      soon.start();
    }
    if (!before) {
      settled(point);
    }
    return true;
  }

  /**
   * Nothing of a gateway that has met its end goes on, be its process alive or not; the next one's
   * life is none of its business.
   */
  private void stay() {
    Process mine = victim;
    while (mine != null && mine.isAlive()) {
      try {
        wait(100);
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void note(String point) {
    if (point.endsWith(BATCH) || point.equals(PIECE)) {
      underWay++;
    }
    writing |= point.endsWith("writeProvince") || point.endsWith("Verdicts.write");
  }

  private void settled(String point) {
    if (point.endsWith("feed.Settling.settle")) {
      underWay = Math.max(0, underWay - 1);
    } else if (point.endsWith("flow.Settling.settle") || point.contains(" files.Notes.")) {
      underWay = 0;
      writing = false;
    } else if (point.endsWith("Verdicts.written")) {
      writing = false;
    } else if (point.contains("Runs.end ")) {
      runsEnded++;
      underWay = 0;
      writing = false;
    }
    notifyAll();
  }

  private void killSoon() {
    LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(3_000_000));
    synchronized (this) {
      if (hit == null) {
        kill(AT_RANDOM);
      }
    }
  }

  /** With SIGKILL, now, or as soon as all that live in the same process have met their end. */
  synchronized void kill(String why) {
    hit = why;
    host.end(victim);
    notifyAll();
  }

  /**
   * Waits until the process has met its end; ends it wherever it is when the time is over.
   *
   * @param millis from now on
   * @param runs as much time as these take, if they take less
   */
  synchronized Death death(long millis, int runs) throws InterruptedException {
    int last = runsEnded + runs;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (hit == null && victim.isAlive()) {
      if (runsEnded >= last) {
        end = 0;
      }
      long left = end == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        kill(trail.isEmpty() ? "while it starts" : "at no failpoint in time");
      } else {
        wait(Math.min(left, 100));
      }
    }
    if (hit == null && host.ended(victim)) {
      hit = AT_RANDOM;
    }
    if (hit == null) {
      throw new IllegalStateException(
          "the gateway ended by itself, " + victim.exitValue() + ", after " + last());
    }
    stay();
    Death death = new Death(hit, underWay > 0 || writing);
    underWay = 0;
    writing = false;
    return death;
  }

  /** How long the process took from its start to its first effect, in nanoseconds. */
  synchronized long waking() {
    return (awake == 0 ? System.nanoTime() : awake) - begun;
  }

  /** Waits for some more runs to end; false if they do not in time. */
  synchronized boolean awaitRuns(int more, long millis) throws InterruptedException {
    int wanted = runsEnded + more;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (runsEnded < wanted) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0 || !victim.isAlive()) {
        return false;
      }
      wait(Math.min(left, 100));
    }
    return true;
  }

  /** How often each failpoint was passed so far. */
  synchronized Map<String, Integer> passages() {
    return new TreeMap<>(passages);
  }

  /** The process's last passages. */
  synchronized String last() {
    return String.join(", ", trail.subList(Math.max(0, trail.size() - 12), trail.size()));
  }

  private void receive() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        socket.setTcpNoDelay(true);
        Thread listener = new Thread(() -> listen(socket), "failpoints");
        listener.setDaemon(true);
        listener.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void listen(Socket socket) {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      while (true) {
        String[] told = in.readUTF().split("\t", 2);
        if (!pass(told[0], told[1])) {
          return;
        }
        socket.getOutputStream().write(1);
      }
    } catch (IOException gone) {
      // the process has ended
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
