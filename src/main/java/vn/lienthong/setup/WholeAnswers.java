package vn.lienthong.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Answers as text, to their end. The client's own timeout is over once an answer begins, and the
 * client reads however much comes.
 */
record WholeAnswers(HttpClient client, Duration patience) {
  private static final int MEGABYTES = 10;

  /**
   * @throws IOException also if the answer is not here in time, or is too long
   */
  HttpResponse<String> to(HttpRequest question) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(question, about -> new Limited());
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw new HttpTimeoutException("no whole answer in " + patience.toSeconds() + " s");
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof IOException away ? away : new IOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    } finally {
      answer.cancel(true);
    }
  }

  /** A body that is given up when it is too long. */
  private static final class Limited implements BodySubscriber<String> {
    private final BodySubscriber<String> text = BodySubscribers.ofString(UTF_8);
    private long left = (long) MEGABYTES << 20;
    private Flow.@Nullable Subscription source;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      source = subscription;
      text.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
      left -= bytes.stream().mapToInt(ByteBuffer::remaining).sum();
      if (left >= 0) {
        text.onNext(bytes);
      } else if (source != null) {
        source.cancel();
        text.onError(new IOException("more than " + MEGABYTES + " MB"));
      }
    }

    @Override
    public void onError(Throwable broken) {
      text.onError(broken);
    }

    @Override
    public void onComplete() {
      text.onComplete();
    }

    @Override
    public CompletionStage<String> getBody() {
      return text.getBody();
    }
  }
}
