package bank.eventsourced.console;

import java.util.Optional;

import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.Sample;

/**
 * One run of the sample.
 *
 * @param commands how many commands there are
 * @param repeated how many of them had been carried out before
 * @param refusal  why it ended early, if it did
 */
record SampleRun(int commands, int repeated, Optional<Refusal> refusal) {

    /** Ends with the first refusal: the openings come first, so that accounts of somebody else are left alone. */
    static SampleRun in(Accounts accounts) {
        var instructions = Sample.instructions(Actor.name());
        var taken = takenBySomebodyElse(accounts);
        if (taken.isPresent()) {
            return new SampleRun(instructions.size(), 0, taken);
        }
        var repeated = 0;
        for (var instruction : instructions) {
            switch (accounts.execute(instruction)) {
                case Outcome.Done done -> repeated += done.repeated() ? 1 : 0;
                case Outcome.Refused(_, var reason) -> {
                    return new SampleRun(instructions.size(), repeated, Optional.of(reason));
                }
            }
        }
        return new SampleRun(instructions.size(), repeated, Optional.empty());
    }

    /** The sample opens its first account first: a second without a first is not of the sample. */
    private static Optional<Refusal> takenBySomebodyElse(Accounts accounts) {
        return accounts.find(Sample.SECOND_ACCOUNT)
                .filter(_ -> accounts.find(Sample.FIRST_ACCOUNT).isEmpty())
                .map(second -> new Refusal.NumberTaken(second.number()));
    }

    String sentence() {
        if (refusal.isPresent()) {
            return "The sample cannot run in this bank. " + refusal.get().explanation();
        }
        return repeated == commands ? "The sample had run in this bank before; nothing has changed."
                : "The sample has run: %d commands, %d of them new.".formatted(commands, commands - repeated);
    }
}
