package vn.lienthong.setup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a host has an address and a port answers. */
record Reach(String side, String host, int port) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The findings {@code SIDE.dns} and {@code SIDE.tcp}. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      InetAddress address = InetAddress.getByName(host);
      findings.add(Finding.sound(side + ".dns", host, address.getHostAddress()));
      findings.add(tcp(address));
    } catch (UnknownHostException unknown) {
      findings.add(Finding.broken(side + ".dns", host));
      findings.add(Finding.skipped(side + ".tcp", host, port));
    }
    return findings;
  }

  private Finding tcp(InetAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), (int) PATIENCE.toMillis());
      return Finding.sound(side + ".tcp", host, port);
    } catch (IOException closed) {
      return Finding.broken(side + ".tcp", host, port, closed.getClass().getSimpleName());
    }
  }

  static boolean open(List<Finding> findings) {
    return findings.stream().noneMatch(finding -> finding.state() == Finding.State.BROKEN);
  }
}
