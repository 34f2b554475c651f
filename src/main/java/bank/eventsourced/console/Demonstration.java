package bank.eventsourced.console;

import java.io.PrintStream;
import java.util.Optional;

import bank.eventsourced.account.Sample;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalQuery.Order;

/** Runs the sample and shows what has become of it. */
final class Demonstration {

    private static final int LONGEST_LIST = 50;

    private final OpenBank bank;
    private final PrintStream out;

    Demonstration(OpenBank bank, PrintStream out) {
        this.bank = bank;
        this.out = out;
    }

    /** In a bank that is empty or has the sample already; any other is left as it is. */
    void show() {
        if (bank.accounts().count() == 0 || hasSampleAccounts()) {
            var run = SampleRun.in(bank.accounts());
            out.println(run.sentence());
        } else {
            out.println("This bank has accounts of its own, so the sample was left out.");
        }
        showBank();
    }

    private boolean hasSampleAccounts() {
        return bank.accounts().find(Sample.FIRST_ACCOUNT).isPresent()
                && bank.accounts().find(Sample.SECOND_ACCOUNT).isPresent();
    }

    /** Accounts, ledger and journal; not more of them than a person reads. */
    void showBank() {
        var settled = bank.settled();
        out.println();
        Views.accounts(out, settled.accounts().list(Optional.empty(), LONGEST_LIST).stream());
        if (settled.accounts().count() > LONGEST_LIST) {
            out.println("These are the first %d.".formatted(LONGEST_LIST));
        }
        out.println();
        Views.ledgers(out, settled.ledgers().all());
        out.println();
        Views.journal(out, Newest.of(settled.journal(), JournalQuery.everything(Order.NEWEST_FIRST, LONGEST_LIST),
                JournalQuery.everything(Order.OLDEST_FIRST, LONGEST_LIST), LONGEST_LIST));
    }
}
