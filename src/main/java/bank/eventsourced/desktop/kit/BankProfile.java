package bank.eventsourced.desktop.kit;

import java.math.BigDecimal;
import java.util.List;

import bank.eventsourced.money.Money;

/**
 * What the people of this bank have told the window about it.
 *
 * @param name        heads statements; never blank
 * @param address     stands below it, line by line; may be empty
 * @param largeAmount from so many whole units of any currency on, a movement is confirmed twice; 0 for never
 */
public record BankProfile(String name, List<String> address, long largeAmount) {

    public static final long LARGEST_LIMIT = 1_000_000_000;

    private static final String NAME = "bank.name";
    private static final String ADDRESS = "bank.address";
    private static final String LARGE_AMOUNT = "bank.large-amount";
    private static final String USUAL_NAME = "Event Sourced Bank";
    private static final int USUAL_LARGE_AMOUNT = 10_000;

    /** As it was kept, or as usual. */
    public static BankProfile of(Preferences preferences) {
        var name = preferences.get(NAME, USUAL_NAME);
        return new BankProfile(name.isBlank() ? USUAL_NAME : name, lines(preferences.get(ADDRESS, "")),
                (long) preferences.number(LARGE_AMOUNT, 0, LARGEST_LIMIT, USUAL_LARGE_AMOUNT));
    }

    public void keepIn(Preferences preferences) {
        preferences.put(NAME, name);
        preferences.put(ADDRESS, String.join("\n", address));
        preferences.put(LARGE_AMOUNT, Long.toString(largeAmount));
    }

    /** The lines of an address that say something. */
    public static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    }

    /** Whether so much is to be confirmed twice. */
    public boolean isLarge(Money amount) {
        return largeAmount > 0 && amount.amount().compareTo(BigDecimal.valueOf(largeAmount)) >= 0;
    }
}
