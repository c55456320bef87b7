package vn.lienthong.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * One process for the gateways of several storms, because starting it takes longer than they live.
 * It starts when all of them are to start. Whoever has met its end does nothing any more; when so
 * many have, the process is killed, and the others with it, wherever they are.
 */
final class Fleet implements Host {
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(10);

  private final Software software;
  private final Random random;
  private final Map<Conductor, World> waiting = new LinkedHashMap<>();
  private final Map<Conductor, Process> given = new HashMap<>();
  private Process process;
  private int members;
  private int living;
  private int spared;
  private int retired;
  private boolean killed;
  private long cpu;

  /**
   * @param members storms that take part
   */
  Fleet(Software software, int members, long seed) {
    this.software = software;
    this.members = members;
    random = new Random(seed);
  }

  @Override
  public Process first(World world, Conductor conductor) {
    return start(world, conductor);
  }

  @Override
  public boolean next(Process first) {
    return false;
  }

  @Override
  public synchronized Process start(World world, Conductor conductor) {
    waiting.put(conductor, world);
    launch();
    long end = System.nanoTime() + PATIENCE;
    while (!given.containsKey(conductor)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the others do not get ready");
      }
      await();
    }
    return given.remove(conductor);
  }

  private void await() {
    try {
      wait(100);
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  private void launch() {
    if (waiting.isEmpty() || waiting.size() < members) {
      return;
    }
    List<Path> homes = new ArrayList<>();
    StringJoiner doors = new StringJoiner(",");
    Map<String, String> environment = new HashMap<>();
    waiting.forEach(
        (conductor, world) -> {
          homes.add(world.home);
          world.marks().forEach(mark -> doors.add(conductor.port() + "=" + mark));
          environment.putAll(world.environment());
        });
    process = software.fleet(homes, doors.toString(), environment);
    living = members;
    spared = random.nextInt(1 + members / 4);
    retired = 0;
    killed = false;
    waiting.keySet().forEach(conductor -> given.put(conductor, process));
    waiting.clear();
    notifyAll();
  }

  @Override
  public synchronized void end(Process of) {
    if (of == process && !killed && --living <= spared) {
      kill();
    }
  }

  private void kill() {
    killed = true;
    cpu += Single.kill(process);
    notifyAll();
  }

  @Override
  public synchronized void retire(Process of) {
    if (++retired >= members) {
      kill();
    }
    while (!killed) {
      await();
    }
  }

  @Override
  public synchronized boolean ended(Process of) {
    return of == process && killed;
  }

  @Override
  public synchronized void leave(Process last) {
    members--;
    end(last);
    if (members == 0 && process != null) {
      process.destroyForcibly();
    }
    launch();
  }

  @Override
  public synchronized long cpu() {
    return cpu;
  }
}
