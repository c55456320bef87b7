package vn.lienthong.mapping;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Stops at what lies too deep, before it is put together by methods that call themselves. */
final class ShallowParser implements Parser {
  /** Blocks and lists within each other. */
  static final int DEEPEST = 100;

  private final Parser parser;
  private int depth;

  ShallowParser(LoadSettings settings, String text) {
    parser = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** There is more within each other than anybody means. */
  static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    TooDeep(int line) {
      super("line " + line);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  @Override
  public Event next() {
    Event event = parser.next();
    if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
      throw new TooDeep(event.getStartMark().map(Mark::getLine).orElse(0) + 1);
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return event;
  }
}
