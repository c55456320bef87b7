package vn.lienthong.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends each piece of news as JSON to one address. Follows no redirect, reads no answer. */
public final class Webhook implements Channel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private final Supplier<String> address;
  private final String province;
  private final Duration patience;
  private final HttpClient client;

  /**
   * @param address kept secret, as whoever knows it may write there
   * @param province the code of the province, for a receiver of several
   * @param patience of the whole call
   */
  public Webhook(Supplier<String> address, String province, Duration patience) {
    this.address = address;
    this.province = province;
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Whether news may be sent there: by https, or to this machine. */
  public static boolean fits(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    } catch (URISyntaxException other) {
      return false;
    }
  }

  @Override
  public void tell(News news) throws IOException {
    String to = address.get();
    if (!fits(to)) {
      throw new IOException("the address is none by https");
    }
    HttpRequest call =
        HttpRequest.newBuilder(URI.create(to))
            .timeout(patience)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body(news))))
            .build();
    int status = send(call);
    if (status / 100 != 2) {
      throw new IOException("HTTP " + status);
    }
  }

  private ObjectNode body(News news) {
    ObjectNode body = JSON.createObjectNode();
    body.put("event", news.over() ? "over" : "begun");
    body.put("kind", news.alert().kind());
    body.put("about", news.alert().about());
    body.put("detail", news.alert().detail());
    body.put("since", news.alert().since().toString());
    body.put("until", news.alert().ended() == null ? null : news.alert().ended().toString());
    body.put("province", province);
    body.put("text", news.vietnamese());
    body.put("textEn", news.english());
    body.put("command", "lienthong " + news.command());
    return body;
  }

  private int send(HttpRequest call) throws IOException {
    CompletableFuture<HttpResponse<Void>> sent =
        client.sendAsync(call, HttpResponse.BodyHandlers.discarding());
    try {
      return sent.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException late) {
      sent.cancel(true);
      throw new IOException("no answer in time", late);
    } catch (ExecutionException failed) {
      throw new IOException("not reached", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }
}
