package vn.lienthong.verify;

import java.util.List;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.national.NationalAnswers;
import vn.lienthong.national.NationalIds;
import vn.lienthong.national.NationalRequests;

/**
 * One flow as a verification sees it.
 *
 * @param rows the province's rows
 * @param requests the nation's questions
 * @param answers the nation's answers
 * @param ids how records born here are named there
 */
public record Subject(
    Mapping mapping,
    ProvinceRows rows,
    NationalRequests requests,
    NationalAnswers answers,
    NationalIds ids) {
  /** The fields that both sides hold alike; the ministry's verdicts are its own. */
  List<Field> compared() {
    return mapping.sent();
  }

  boolean fed() {
    return mapping.fed();
  }
}
