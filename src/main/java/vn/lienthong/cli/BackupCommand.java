package vn.lienthong.cli;

import picocli.CommandLine.Command;

/** {@code backup create}: the service writes its ledger to a file. */
@Command(name = "create")
final class BackupCommand extends ServiceCommand {
  BackupCommand(Lienthong root) {
    super(root);
  }

  @Override
  String ask(Api api) {
    return api.post("/api/backup", new Json());
  }

  @Override
  boolean hasFindings(Answer answer) {
    return false;
  }

  @Override
  void print(Answer backup, Screen screen) {
    screen.say(
        "backup.made",
        Screen.clean(backup.text("file")),
        backup.number("rows"),
        backup.number("bytes"));
  }
}
