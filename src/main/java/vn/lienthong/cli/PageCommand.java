package vn.lienthong.cli;

import picocli.CommandLine.Command;

/** {@code page}: the address of the service's page, with a login that works once. */
@Command(name = "page")
final class PageCommand extends ServiceCommand {
  PageCommand(Lienthong root) {
    super(root);
  }

  @Override
  String ask(Api api) {
    String once = read(api.post("/api/logins", new Json())).text("once");
    return new Json().add("address", api.address("/#once=" + once)).toString();
  }

  @Override
  boolean hasFindings(Answer answer) {
    return false;
  }

  @Override
  void print(Answer answer, Screen screen) {
    screen.say("page.address", answer.text("address"));
  }
}
