package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.Map;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.operations.Pausing;

/** Says what became of a wish that concerns a follower. */
record FollowerAnswer(BankCommand program, String follower) {

    /** @return the exit code */
    int print(Pausing became, String done, String already) {
        return switch (became) {
            case DONE -> {
                if (program.json()) {
                    program.out().println(Json.text(fields()));
                } else {
                    program.out().println(done);
                }
                yield ExitCode.DONE;
            }
            case ALREADY -> refused(already);
            case UNKNOWN -> throw unknown();
        };
    }

    /** Of something that was done: to be added to. */
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ok", true);
        fields.put("code", ExitCode.DONE);
        fields.put("follower", follower);
        return fields;
    }

    int refused(String sentence) {
        return new DeliveryAnswer(program).refused(sentence);
    }

    InvalidInput unknown() {
        return new InvalidInput("There is no follower '%s'. See: followers", follower);
    }
}
