package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Holds what went over the wire against the contract, by a validator that is not ours. */
final class ContractWitness {
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createFor("mappings/national-api.openapi.yaml").build();

  private ContractWitness() {}

  static ValidationReport request(HttpRequest sent, String body) {
    URI uri = sent.uri();
    SimpleRequest.Builder request = new SimpleRequest.Builder(sent.method(), uri.getPath());
    if (uri.getRawQuery() != null) {
      for (String part : uri.getRawQuery().split("&")) {
        String[] pair = part.split("=", 2);
        request.withQueryParam(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
    }
    sent.headers().map().forEach((name, values) -> request.withHeader(name, values));
    if (!body.isEmpty()) {
      request.withBody(body);
    }
    return VALIDATOR.validateRequest(request.build());
  }

  static void assertKept(HttpResponse<String> response) {
    SimpleResponse.Builder answer =
        SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
    response.headers().map().forEach((name, values) -> answer.withHeader(name, values));
    Request.Method method = Request.Method.valueOf(response.request().method());
    ValidationReport report =
        VALIDATOR.validateResponse(response.uri().getPath(), method, answer.build());
    assertThat(report.getMessages()).as(response.uri() + " " + response.body()).isEmpty();
  }
}
