package vn.lienthong.routes;

import java.util.regex.Pattern;
import vn.lienthong.routes.WiredTown.Work;

/** A kind of call of the ministry: what makes the gateway do it, and how it looks on the wire. */
enum CallSite {
  PAGE(Work.CATALOGUE, "GET /api/v1/ton-giao\\?.*"),
  ONE(Work.UNLISTED, "GET /api/v1/ton-giao/.*"),
  BATCH(Work.CATALOGUE, "POST /api/v1/ton-giao/batch"),
  TOKEN(Work.LATER, "POST /token"),
  FED_BATCH(Work.FEED, "POST /api/v1/phieu/batch"),
  VERDICTS(Work.FEED, "GET /api/v1/phieu\\?.*"),
  DIGESTS(Work.PROOF, "GET /api/v1/ton-giao/digest\\?.*"),
  DIGESTS_OF_RECORDS(Work.DISPROOF, "GET /api/v1/ton-giao/digest/records\\?.*"),
  RECORD_IN_DOUBT(Work.DISPROOF, "GET /api/v1/ton-giao/[^d].*"),
  FILE_STATE(Work.FILES, "HEAD /api/v1/van-ban/.*"),
  FILE_PUT(Work.FILES, "PUT /api/v1/van-ban/.*"),
  FILE_GET(Work.FILES, "GET /api/v1/van-ban/.*/tep/.*"),
  SERVICE(Work.INQUIRY, "GET /api/v1/nhom-van-ban\\?.*"),
  POOR_PAGE(Work.POOR_PROOF, "GET /api/v1/ton-giao\\?.*"),
  TICKET(Work.PROMISE, "GET /api/v1/phieu/batch/.*"),
  WITNESS(Work.FEED, "GET /api/v1/phieu/.*");

  final Work work;
  private final Pattern call;

  CallSite(Work work, String call) {
    this.work = work;
    this.call = Pattern.compile(call);
  }

  boolean is(String said) {
    return call.matcher(said).matches();
  }
}
