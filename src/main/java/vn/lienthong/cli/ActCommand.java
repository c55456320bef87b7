package vn.lienthong.cli;

/** A command that is done, or fails; there is nothing to show. */
abstract class ActCommand extends ServiceCommand {
  private final String told;

  /**
   * @param told the message's key when it is done
   */
  ActCommand(Lienthong root, String told) {
    super(root);
    this.told = told;
  }

  @Override
  final boolean hasFindings(Answer answer) {
    return false;
  }

  @Override
  final void print(Answer answer, Screen screen) {
    screen.say(told);
  }
}
