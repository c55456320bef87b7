package vn.lienthong.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.http.HttpResponse;

/** Holds every answer against the shipped contract, by a validator that is not ours. */
final class ServicesContract {
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createFor("mappings/services.openapi.yaml").build();

  private ServicesContract() {}

  static void assertKept(HttpResponse<String> response) {
    SimpleResponse.Builder answer =
        SimpleResponse.Builder.status(response.statusCode()).withBody(response.body());
    response.headers().map().forEach((name, values) -> answer.withHeader(name, values));
    ValidationReport report =
        VALIDATOR.validateResponse(response.uri().getPath(), Request.Method.GET, answer.build());
    assertThat(report.getMessages()).as(response.uri() + " " + response.body()).isEmpty();
  }
}
