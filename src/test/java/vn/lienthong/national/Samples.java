package vn.lienthong.national;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import vn.lienthong.mapping.Authority;
import vn.lienthong.mapping.Condition;
import vn.lienthong.mapping.Field;
import vn.lienthong.mapping.FieldType;
import vn.lienthong.mapping.Guard;
import vn.lienthong.mapping.Lenses;
import vn.lienthong.mapping.Mapping;
import vn.lienthong.mapping.Mode;
import vn.lienthong.mapping.Retirement;
import vn.lienthong.mapping.RowAuthority;
import vn.lienthong.mapping.Scope;
import vn.lienthong.national.camel.NationalBeans;
import vn.lienthong.record.Handle;
import vn.lienthong.record.Key;
import vn.lienthong.record.Row;

/** A small mapping of administrative units, and rows and answers of it. */
public final class Samples {
  public static final NationalIds IDS = new NationalIds("12");

  private Samples() {}

  public static Lenses units() {
    return units(null);
  }

  public static Lenses units(String slice) {
    List<Field> fields =
        List.of(
            field("ma", FieldType.CODE),
            field("hieuLucTu", FieldType.DATE),
            field("ten", FieldType.TEXT),
            field("maCha", FieldType.CODE),
            field("dienTich", FieldType.DECIMAL),
            field("hieuLucDen", FieldType.DATE));
    Scope scope = new Scope(List.of(), List.of(new Condition("maTinh", List.of("TW", "12"))));
    return Lenses.of(
        new Mapping(
            "don-vi-hanh-chinh",
            "/don-vi-hanh-chinh",
            "DonViHanhChinh",
            "dm_don_vi_hanh_chinh",
            List.of("ma", "hieuLucTu"),
            scope,
            new RowAuthority(List.of(), Authority.NATIONAL),
            fields,
            List.of(),
            new Retirement("hieuLucDen", "today"),
            Guard.DEFAULT,
            Mode.AUTO,
            slice,
            "hash"));
  }

  private static Field field(String name, FieldType type) {
    String scheme = type == FieldType.CODE ? "DVHC" : null;
    return new Field(name, name, type, false, scheme, null, null, null, null, false, 1);
  }

  public static Row row(String id, long version, String... key) {
    return new Row(Key.of(key), Map.of(), new Handle(id, version, false), List.of());
  }

  public static String record(String id, String code, String name) {
    return """
        {"id":"%s","phienBan":3,"trangThai":"HOAT_DONG","capNhatLuc":"2026-01-01T00:00:00Z",
         "ma":"%s","ten":"%s","cap":"XA","loai":"XA","maTinh":"12","hieuLucTu":"2025-07-01"}"""
        .formatted(id, code, name);
  }

  public static String page(int size, long total, String... records) {
    return """
        {"code":"OK","message":"","data":[%s],
         "page":{"number":1,"size":%d,"totalRecords":%d,"totalPages":1},
         "traceId":"t","serverTime":"2026-01-02T03:04:05Z"}"""
        .formatted(String.join(",", records), size, total);
  }

  public static String envelope(String data) {
    return """
        {"code":"OK","message":"","data":%s,"traceId":"t","serverTime":"2026-01-02T03:04:05Z"}"""
        .formatted(data);
  }

  public static String failure(String code) {
    return """
        {"code":"%s","message":"secret of record","traceId":"t","serverTime":"2026-01-02T03:04:05Z"}"""
        .formatted(code);
  }

  public static JsonNode json(String text) {
    try {
      return NationalBeans.json().readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
