package bank.eventsourced.account;

import java.util.regex.Pattern;

import org.springframework.modulith.NamedInterface;

/**
 * The number of an account, chosen by the bank: 1 to 34 letters, digits, dots, hyphens or underscores (an IBAN without
 * spaces fits). Numbers that differ in case are different.
 */
@NamedInterface("events")
public record AccountNumber(String value) implements Comparable<AccountNumber> {

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,33}");

    /** @throws InvalidInput if the text is no account number */
    public AccountNumber {
        if (!ALLOWED.matcher(value).matches()) {
            throw new InvalidInput("'%s' is not an account number. Write 1 to 34 letters or digits, such as 4711.",
                    InvalidInput.shortened(value));
        }
    }

    @Override
    public int compareTo(AccountNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
