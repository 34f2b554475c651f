package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.Redelivery;

/** Says what became of deliveries. Ends with {@link ExitCode#BROKEN} if one of them failed again. */
final class DeliveryAnswer {

    private final BankCommand program;
    private final List<Map<String, Object>> deliveries = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private boolean failed;

    DeliveryAnswer(BankCommand program) {
        this.program = program;
    }

    void add(ParkedDelivery parked, Redelivery became) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("follower", parked.follower());
        fields.put("account", parked.account());
        switch (became) {
            case Redelivery.Delivered it -> {
                fields.put("result", "delivered");
                fields.put("events", it.events());
                sentences.add("The %s has taken %d events of account %s. Nothing of it waits any more.".formatted(
                        parked.follower(), it.events(), parked.account()));
            }
            case Redelivery.FailedAgain it -> {
                failed = true;
                fields.put("result", "failed-again");
                fields.put("events", it.events());
                fields.put("position", it.position());
                fields.put("cause", it.cause());
                sentences.add("The %s cannot take the event at position %d of account %s: %s".formatted(
                        parked.follower(), it.position(), parked.account(), it.cause().lines().findFirst().orElse("")));
            }
            case Redelivery.NotParked _ -> {
                fields.put("result", "not-parked");
                sentences.add("Account %s is not parked for the %s any more.".formatted(parked.account(),
                        parked.follower()));
            }
        }
        deliveries.add(fields);
    }

    /** @return the exit code */
    int print() {
        var code = failed ? ExitCode.BROKEN : ExitCode.DONE;
        var out = program.out();
        if (program.json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ok", !failed);
            fields.put("code", code);
            fields.put("deliveries", deliveries);
            out.println(Json.text(fields));
        } else {
            sentences.forEach(out::println);
            if (sentences.isEmpty()) {
                out.println("Nothing is parked.");
            }
        }
        return code;
    }

    /** @return the exit code */
    int refused(String sentence) {
        if (program.json()) {
            program.out().println(Json.text(Failures.fields(ExitCode.REFUSED, sentence)));
        }
        program.out().flush();
        program.err().println(sentence);
        return ExitCode.REFUSED;
    }
}
