package vn.lienthong.bench.kernels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import vn.lienthong.feed.FingerprintKernel;
import vn.lienthong.mapping.Contract;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.RecordCheck;
import vn.lienthong.mapping.UnreadableRow;
import vn.lienthong.national.FeedAnswers;
import vn.lienthong.national.FeedRequests;
import vn.lienthong.national.NationalIds;
import vn.lienthong.reconcile.CompareKernel;
import vn.lienthong.record.Heading;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;
import vn.lienthong.record.Tuple;

/** The innermost steps of both engines, each over a thousand records; the mapping is the race's. */
final class Kernels {
  static final int RECORDS = 1_000;
  static final String REFERENCE = "reference-";
  private static final String TEXTS = REFERENCE + "texts";
  private static final String DIGESTS = REFERENCE + "digests";
  private static final Heading COLUMNS =
      Heading.of(
          List.of(
              "ma_ho chu_ho don_vi dia_chi ngay_lap ngay_xac_minh so_nhan_khau dien_tich thu_nhap"
                  .concat(" dan_toc ho_ngheo co_dien ghi_chu")
                  .split(" ")));

  private final Map<String, LongSupplier> all = new LinkedHashMap<>();

  Kernels(Mappings mappings, Contract contract) throws UnreadableRow {
    Mapping mapping = mappings.byName().get("ho");
    Lenses lenses = Lenses.of(mapping);
    NationalIds ids = new NationalIds("12");
    FeedRequests requests = new FeedRequests(lenses, ids);
    FeedAnswers answers = new FeedAnswers(lenses, ids);
    RecordCheck check = RecordCheck.of(mapping, contract);
    List<Tuple<Object>> columns = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<byte[]> contents = new ArrayList<>();
    for (int i = 1; i <= RECORDS; i++) {
      columns.add(row(i));
      rows.add(lenses.fromProvince(row(i)));
      contents.add(requests.content(rows.get(i - 1).values()));
    }
    List<Key> keys = rows.stream().map(Row::key).toList();
    String answer = answer(ids, keys);
    all.put(TEXTS, Reference.texts(RECORDS));
    all.put(DIGESTS, Reference.digests(RECORDS));
    all.put("read", () -> read(lenses, columns));
    all.put("check", () -> sum(rows, row -> check.causes(row.values()).size()));
    all.put(
        "word",
        () ->
            sum(
                rows,
                row -> {
                  byte[] content = requests.content(row.values());
                  return requests.entry(row.key(), "1763000000000.17", content).length;
                }));
    all.put("fingerprint", FingerprintKernel.of(contents));
    all.put("compare", CompareKernel.of(RECORDS));
    all.put("outcomes", () -> outcomes(answers, keys, answer));
  }

  /** By name, those that are measured against first. */
  Map<String, LongSupplier> all() {
    return all;
  }

  static String reference(String kernel) {
    return kernel.equals("fingerprint") ? DIGESTS : TEXTS;
  }

  private interface Step {
    long of(Row row);
  }

  private static long sum(List<Row> rows, Step step) {
    long all = 0;
    for (Row row : rows) {
      all += step.of(row);
    }
    return all;
  }

  private static long read(Lenses lenses, List<Tuple<Object>> rows) {
    try {
      long all = 0;
      for (Tuple<Object> row : rows) {
        all += lenses.fromProvince(row).values().size();
      }
      return all;
    } catch (UnreadableRow impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static long outcomes(FeedAnswers answers, List<Key> keys, String answer) {
    try {
      return answers.batch(keys, JSON.readTree(answer)).size();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private static String answer(NationalIds ids, List<Key> keys) {
    StringBuilder text = new StringBuilder("{\"code\":\"OK\",\"message\":\"\",\"data\":[");
    for (int i = 0; i < keys.size(); i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"index\":%d,\"id\":\"%s\"".formatted(i, ids.born(keys.get(i))))
          .append(",\"status\":\"CREATED\",\"phienBan\":1,\"errors\":[]}");
    }
    return text.append("],\"traceId\":\"1\",\"serverTime\":\"2026-11-21T02:00:00Z\"}").toString();
  }

  private static Tuple<Object> row(int i) {
    Tuple<Object> row = new Tuple<>(COLUMNS);
    row.set(0, "HO%08d".formatted(i));
    row.set(1, "Giàng A Páo " + i % 97);
    row.set(2, "033%02d%03d".formatted(i % 89 + 10, i % 17 + 1));
    row.set(3, i % 11 == 0 ? null : "Bản Nậm Loỏng, số nhà " + i % 300);
    row.set(4, Date.valueOf("2023-01-%02d".formatted(i % 28 + 1)));
    row.set(5, i % 3 == 0 ? null : Date.valueOf("2025-07-%02d".formatted(i % 28 + 1)));
    row.set(6, 1 + i % 11);
    row.set(7, i % 7 == 0 ? null : BigDecimal.valueOf(i % 25_000, 2));
    row.set(8, i % 13 == 0 ? null : BigDecimal.valueOf(i * 791_900L, 2));
    row.set(9, i % 19 == 0 ? null : "%02d".formatted(i % 20 + 1));
    row.set(10, i % 4 == 0);
    row.set(11, i % 5 == 0 ? null : i % 2 == 0);
    row.set(12, i % 2 == 0 ? null : "Hộ thuộc diện được hỗ trợ \"nhà ở\" đợt " + i % 9);
    return row;
  }
}
