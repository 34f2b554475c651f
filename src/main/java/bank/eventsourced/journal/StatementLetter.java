package bank.eventsourced.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import bank.eventsourced.money.Money;

/**
 * What a statement says beside its figures, and how it says it: the caller's language and formats.
 *
 * @param bank     the name of the bank
 * @param address  the lines of its address; may be empty
 * @param holder   of the account
 * @param language of the labels
 * @param amounts  writes an amount without its currency
 * @param days     writes a day
 */
public record StatementLetter(String bank, List<String> address, String holder, Locale language, Labels labels,
        Function<Money, String> amounts, Function<LocalDate, String> days) {

    public StatementLetter {
        address = List.copyOf(address);
    }

    /**
     * The words of a statement.
     *
     * @param period   before the days
     * @param page     such as "Page {0} of {1}"; the number of all pages comes last
     * @param unshown  before the characters that cannot be shown
     * @param kinds    what kind of movement it is: written where there is no text, and before the reason of a reversal
     */
    public record Labels(String title, String account, String holder, String period, String currency, String opening,
            String closing, String debits, String credits, String date, String reference, String text,
            String counterparty, String debit, String credit, String balance, String page, String unshown,
            Function<JournalEntry.Kind, String> kinds) {}
}
