package vn.lienthong.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts back a value that gave way. */
@Command(name = "restore")
final class RestoreCommand extends RunCommand {
  @Mixin private KeyWords record = new KeyWords();
  @Mixin private Person person = new Person();

  @Option(names = "--field", paramLabel = "<field>", required = true)
  private String field = "";

  RestoreCommand(Lienthong root) {
    super(root);
  }

  @Override
  String ask(Api api) {
    Json body = new Json().add("key", record.key()).add("field", field);
    return api.post(record.path() + "restore", person.sign(body));
  }
}
