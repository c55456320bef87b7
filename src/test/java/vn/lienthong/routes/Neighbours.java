package vn.lienthong.routes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMException;
import javax.management.ObjectName;
import vn.lienthong.ServicesPort;
import vn.lienthong.services.CallerKey;

/** Who is told something by a gateway without being asked, and who asks its query services. */
final class Neighbours implements AutoCloseable {
  private static final String KEY = "ltk_thu";
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer hook;
  private final Path folder;

  /** What came by the webhook, and by JMX. */
  final Queue<String> news = new ConcurrentLinkedQueue<>();

  final Queue<String> notifications = new ConcurrentLinkedQueue<>();

  Neighbours(Path folder) throws IOException {
    this.folder = folder;
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/",
        call -> {
          news.add(new String(call.getRequestBody().readAllBytes(), UTF_8));
          call.sendResponseHeaders(204, -1);
          call.close();
        });
    hook.start();
  }

  /** The settings by which the gateway knows them. */
  Site knownTo(Site site) throws IOException {
    String callers =
        """
        callers:
          - name: so-tai-chinh
            key-sha256: %s
            resources: [phieu, quoc-gia/phieu]
            units: ["*"]
            requestsPerMinute: 6000
        """
            .formatted(CallerKey.hash(KEY));
    String hook = "http://127.0.0.1:" + this.hook.getAddress().getPort() + "/";
    return site.with("services.port", "0")
        .with("services.callers", secret("callers.yaml", callers))
        .with("alerts.webhook-file", secret("webhook", hook));
  }

  private String secret(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file.toString();
  }

  /** Hears what alerts tell until the gateway is closed. */
  void listen() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .addNotificationListener(
              new ObjectName("vn.lienthong:type=Alerts"),
              (told, ignored) ->
                  notifications.add(told + " " + told.getMessage() + " " + told.getUserData()),
              null,
              null);
    } catch (JMException none) {
      throw new IllegalStateException(none);
    }
  }

  /**
   * The answer to a caller.
   *
   * @param value of the parameter, not encoded
   */
  String asked(Town town, String resource, String parameter, String value) {
    String question =
        "http://127.0.0.1:%d/api/v1/%s?%s=%s"
            .formatted(
                ServicesPort.of(town.gateway()),
                resource,
                parameter,
                URLEncoder.encode(value, UTF_8));
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(question)).header("X-API-Key", KEY).build(),
              BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    hook.stop(0);
  }
}
