package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** Runs the sample and shows what has become of it. */
@Command(name = "sample", description = {"Run the sample: two accounts, six transactions, ledger 50.00 EUR.",
        "Running it again changes nothing."})
final class SampleCommand implements Callable<Integer> {

    private final BankCommand program;

    SampleCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withNewBank(this::run);
    }

    private int run(OpenBank bank) {
        var run = SampleRun.in(bank.accounts());
        if (run.refusal().isPresent()) {
            return Answer.failed(ExitCode.REFUSED, run.sentence()).print(program);
        }
        if (program.json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ok", true);
            fields.put("code", ExitCode.DONE);
            fields.put("commands", run.commands());
            fields.put("repeated", run.repeated());
            program.out().println(Json.text(fields));
        } else {
            program.out().println(run.sentence());
            new Demonstration(bank, program.out()).showBank();
        }
        return ExitCode.DONE;
    }
}
