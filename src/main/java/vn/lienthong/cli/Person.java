package vn.lienthong.cli;

import picocli.CommandLine.Option;

/** Who decides, and why: kept in the audit. */
final class Person {
  @Option(names = "--by", paramLabel = "<name>")
  private String by = System.getProperty("user.name", "unknown");

  @Option(names = "--why", paramLabel = "<reason>", required = true)
  private String why = "";

  Json sign(Json body) {
    return body.add("by", by).add("why", why);
  }
}
