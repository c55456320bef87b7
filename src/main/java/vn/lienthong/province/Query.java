package vn.lienthong.province;

import java.util.Map;

/**
 * One statement for camel-sql's producer.
 *
 * @param text with {@code :#name} placeholders; goes into the header {@code CamelSqlQuery}
 * @param values typed, by placeholder; goes into the body
 */
public record Query(String text, Map<String, Object> values) {}
