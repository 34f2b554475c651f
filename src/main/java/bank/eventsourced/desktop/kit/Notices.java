package bank.eventsourced.desktop.kit;

import java.util.List;

/** Says in passing what was done or what went wrong, above the status bar. On the FX thread. */
public interface Notices {

    /** Says what was done, with what one can do about it, such as looking at the event or reversing it. */
    void say(String sentence, List<Action> actions);

    /** Says what went wrong: what failed, what was not changed, what to do. Stays until it is closed. */
    void warn(String sentence);

    default void say(String sentence) {
        say(sentence, List.of());
    }

    /** A link in a notice. */
    record Action(String name, Runnable run) {}
}
