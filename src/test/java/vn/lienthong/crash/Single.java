package vn.lienthong.crash;

import java.util.concurrent.TimeUnit;

/** A process for each life, as {@code lienthong run} starts it. */
final class Single implements Host {
  private final Software software;
  private long cpu;
  private boolean training;

  Single(Software software) {
    this.software = software;
  }

  @Override
  public Process first(World world, Conductor conductor) {
    training = software.trains();
    return software.firstGateway(world.home, conductor.port(), world.environment(), training);
  }

  @Override
  public boolean next(Process first) throws InterruptedException {
    if (training) {
      first.destroy();
      if (!first.waitFor(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the gateway does not stop");
      }
    }
    return training;
  }

  @Override
  public Process start(World world, Conductor conductor) {
    return software.gateway(world.home, conductor.port() + "=", world.environment());
  }

  @Override
  public void end(Process process) {
    cpu += kill(process);
  }

  /** With SIGKILL; what the processor had worked for it. */
  static long kill(Process process) {
    long used = process.info().totalCpuDuration().map(java.time.Duration::toNanos).orElse(0L);
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a process outlives SIGKILL");
      }
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
    return used;
  }

  @Override
  public boolean ended(Process process) {
    return false;
  }

  @Override
  public void retire(Process process) {
    end(process);
  }

  @Override
  public void leave(Process last) {
    if (last != null) {
      last.destroyForcibly();
    }
  }

  @Override
  public long cpu() {
    return cpu;
  }
}
