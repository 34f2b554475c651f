package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.operations.Step;

/** Lets a paused follower take one event. Ends with {@link ExitCode#BROKEN} if the event fails. */
@Command(name = "step", description = "Let a paused follower take its next event, alone, and see what that changes.")
final class StepCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "FOLLOWER", description = "ledger or journal. It must be paused.")
    private String follower = "";

    StepCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var answer = new FollowerAnswer(program, follower);
        return program.withBank(bank -> switch (bank.deliveries().step(follower)) {
            case Step.Taken it -> taken(answer, it);
            case Step.Waits it -> done(answer, it.position(), List.of(),
                    """
                            Position %d (%s, account %s, version %d) waits: deliveries of the account are parked or held. The %s \
                            has passed over it."""
                            .formatted(it.position(), it.type(), it.account(), it.version(), follower));
            case Step.Failed it -> failed(it);
            case Step.NothingLeft _ -> done(answer, 0, List.of(), "The %s has taken everything.".formatted(follower));
            case Step.NotPaused _ -> answer.refused(
                    "The %s is not paused, so it takes everything by itself. Pause it first: pause %s --reason R"
                            .formatted(follower, follower));
            case Step.Unknown _ -> throw answer.unknown();
        });
    }

    private int taken(FollowerAnswer answer, Step.Taken it) {
        var code = done(answer, it.position(), it.effects(),
                "The %s has taken position %d (%s, account %s, version %d).%s".formatted(follower, it.position(),
                        it.type(), it.account(), it.version(), it.effects().isEmpty() ? " It changed nothing." : ""));
        if (!program.json()) {
            it.effects()
                    .forEach(effect -> program.out()
                            .println("  %s: %s -> %s".formatted(effect.what(), effect.before(), effect.after())));
        }
        return code;
    }

    private int done(FollowerAnswer answer, long position, List<Step.Effect> effects, String sentence) {
        if (program.json()) {
            var fields = answer.fields();
            fields.put("position", position == 0 ? null : position);
            fields.put("effects", effects.stream().map(StepCommand::fields).toList());
            program.out().println(Json.text(fields));
        } else {
            program.out().println(sentence);
        }
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(Step.Effect it) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("what", it.what().toString());
        fields.put("before", it.before().toString());
        fields.put("after", it.after().toString());
        return fields;
    }

    private int failed(Step.Failed it) {
        var sentence = "The %s cannot take position %d; nothing has changed: %s".formatted(follower, it.position(),
                it.cause().lines().findFirst().orElse(""));
        if (program.json()) {
            program.out().println(Json.text(Failures.fields(ExitCode.BROKEN, sentence)));
        }
        program.out().flush();
        program.err().println(sentence);
        return ExitCode.BROKEN;
    }
}
