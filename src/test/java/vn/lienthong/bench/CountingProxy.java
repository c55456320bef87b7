package vn.lienthong.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** Passes connections on and counts the bytes of each direction. */
final class CountingProxy implements AutoCloseable {
  final AtomicLong toServer = new AtomicLong();
  final AtomicLong toClient = new AtomicLong();

  /** Called after every bite that was passed on. */
  volatile Runnable watch = () -> {};

  private final ServerSocket listening;
  private final int server;

  CountingProxy(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
        start(() -> pass(client, behind, toServer));
        start(() -> pass(behind, client, toClient));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket to, AtomicLong count) {
    byte[] bite = new byte[1 << 14];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bite); read >= 0; read = in.read(bite)) {
        out.write(bite, 0, read);
        count.addAndGet(read);
        watch.run();
      }
    } catch (IOException gone) {
      return;
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
