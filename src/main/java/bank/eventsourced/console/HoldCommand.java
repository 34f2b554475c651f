package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.operations.Reason;

/** Lets the deliveries of an account wait. */
@Command(name = "hold", description = "Let all further deliveries of an account to a follower wait. Release them with: retry")
final class HoldCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = Change.NO_NUMBER;

    @Option(names = "--follower", required = true, paramLabel = "F", description = "Who does not get them, such as ledger.")
    private String follower = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why.")
    private Reason reason = new Reason("none");

    HoldCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> switch (bank.settled().deliveries().hold(follower, number.value(), reason)) {
            case HELD -> done();
            case PARKED_ALREADY -> new DeliveryAnswer(program).refused(
                    "The deliveries of account %s to the %s wait already.".formatted(number, follower));
            case UNKNOWN -> new DeliveryAnswer(program).refused(
                    "There is no account %s, or no follower '%s'.".formatted(number, follower));
        });
    }

    private int done() {
        if (program.json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ok", true);
            fields.put("code", ExitCode.DONE);
            fields.put("account", number.value());
            fields.put("follower", follower);
            fields.put("reason", reason.text());
            program.out().println(Json.text(fields));
        } else {
            program.out()
                    .println(
                            "From now on the deliveries of account %s to the %s wait. Release them with: retry --account %s"
                                    .formatted(number, follower, number));
        }
        return ExitCode.DONE;
    }
}
