package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import bank.eventsourced.account.DemoBank.Result;
import bank.eventsourced.account.DemoBank.Wishes;

/** Fills the bank with the demo. */
@Command(name = "demo", description = {"Fill an empty bank with 30 accounts and what moved on them in six months.",
        "Running it again completes it and changes nothing else."})
final class DemoCommand implements Callable<Integer> {

    private final BankCommand program;

    DemoCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withNewBank(bank -> {
            var progress = new DemoProgress(program.terminal());
            var result = bank.demo().fill(new Wishes(Actor.name(), Optional.empty()), progress);
            progress.end();
            return switch (result) {
                case Result.Filled(var commands, var repeated) -> print(commands, repeated);
                case Result.Refused(var reason) -> Answer.failed(ExitCode.REFUSED,
                        "The demo cannot be put into this bank. " + reason.explanation()).print(program);
                case Result.Cancelled(var commands, var recorded) -> Answer.failed(ExitCode.BROKEN,
                        "It was cancelled after %d of %d commands.".formatted(recorded, commands)).print(program);
            };
        });
    }

    private int print(int commands, int repeated) {
        if (program.json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ok", true);
            fields.put("code", ExitCode.DONE);
            fields.put("commands", commands);
            fields.put("repeated", repeated);
            program.out().println(Json.text(fields));
        } else {
            program.out()
                    .println(repeated == commands ? "The demo had been put into this bank before; nothing has changed."
                            : "The demo is in this bank: %d commands, %d of them new.".formatted(commands,
                                    commands - repeated));
        }
        return ExitCode.DONE;
    }
}
