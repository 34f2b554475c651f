package bank.eventsourced.account;

import java.util.Locale;
import java.util.Set;

/** What a row of an imported file can say. */
public enum ImportColumn {
    /** The day from which the transaction counts. */
    BOOKED_ON,
    /** The number of the account. */
    ACCOUNT,
    /** Whether money came in or went out; without it the sign of the amount tells. */
    DIRECTION,
    /** How much. */
    AMOUNT,
    /** An ISO 4217 code. */
    CURRENCY,
    /** What the transaction was about. */
    TEXT,
    /** Who paid or was paid, outside of this bank. */
    COUNTERPARTY,
    /** Whose account it is, if the import opens it. */
    HOLDER,
    /** Cash, remittance, interest or fee. */
    PURPOSE;

    private static final Set<ImportColumn> OPTIONAL = Set.of(TEXT, COUNTERPARTY, HOLDER, PURPOSE);
    private static final Set<ImportColumn> DIFFERENT_IN_EACH_ROW = Set.of(BOOKED_ON, AMOUNT);

    /** Its name in files that need no mapping, and in faults. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a row makes no sense without it. */
    public boolean required() {
        return !OPTIONAL.contains(this);
    }

    /** Whether one value may hold for the whole file. */
    public boolean mayBeConstant() {
        return !DIFFERENT_IN_EACH_ROW.contains(this);
    }
}
