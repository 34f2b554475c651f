package bank.eventsourced.laboratory;

import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bank's answer to a line of a batch.
 *
 * @param line     the line's number
 * @param code     0 done, 1 refused, 2 wrong input, 3 something broke
 * @param repeated whether the command had been carried out before
 * @param position of its first event; 0 if it has none
 * @param version  of the account after that event
 * @param text     the whole answer; empty if the command is done: very many of those are kept
 */
record Answer(int line, int code, boolean repeated, long position, String account, long version, String text) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Empty if this is no whole answer: its writer may have died in the middle of it. */
    static Optional<Answer> of(String text) {
        try {
            var json = JSON.readTree(text);
            var code = json.path("code").asInt();
            return Optional.of(new Answer(json.path("line").asInt(), code,
                    json.path("repeated").asBoolean(false), json.path("position").asLong(0),
                    json.path("account").asString(""), json.path("version").asLong(0), code == 0 ? "" : text));
        } catch (JacksonException half) {
            return Optional.empty();
        }
    }

    boolean isDone() {
        return code == 0;
    }

    boolean isBroken() {
        return code == 3;
    }
}
