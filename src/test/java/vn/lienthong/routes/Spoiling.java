package vn.lienthong.routes;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The nation took a batch, but what comes back of its answer is something else. */
final class Spoiling implements ResponseTransformerV2 {
  private final AtomicReference<UnaryOperator<String>> next =
      new AtomicReference<>(UnaryOperator.identity());

  /** Of the next batch's answer, once. */
  void next(UnaryOperator<String> spoilt) {
    next.set(spoilt);
  }

  @Override
  public Response transform(Response answer, ServeEvent event) {
    if (!event.getRequest().getUrl().endsWith("/batch") || answer.getStatus() != 200) {
      return answer;
    }
    String text = next.getAndSet(UnaryOperator.identity()).apply(answer.getBodyAsString());
    // the length that the nation told is no longer the answer's
    List<HttpHeader> headers =
        answer.getHeaders().all().stream()
            .filter(header -> !header.keyEquals("Content-Length"))
            .toList();
    return Response.Builder.like(answer).but().headers(new HttpHeaders(headers)).body(text).build();
  }

  @Override
  public String getName() {
    return "spoiling";
  }
}
