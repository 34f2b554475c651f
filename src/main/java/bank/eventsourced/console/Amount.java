package bank.eventsourced.console;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.money.Money;

/**
 * An amount as people write it: {@code 20}, {@code 20.00} or {@code 20.00 EUR}. Without a currency it is in that of the
 * account.
 *
 * @param decimal plain decimal text
 */
record Amount(String decimal, Optional<Currency> currency) {

    /** Currencies with 0, 2, 3 and 4 decimals. */
    private static final List<Currency> ANY_CURRENCY =
            Stream.of("JPY", "EUR", "KWD", "CLF").map(Currency::getInstance).toList();

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Pattern GAP = Pattern.compile("\\s+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final int LONGEST_QUOTE = 60;

    /** @throws IllegalArgumentException with a sentence, if the words are no amount of any currency */
    static Amount of(List<String> words) {
        var text = String.join(" ", words).strip();
        var parts = GAP.split(text, -1);
        if (parts.length > 2) {
            throw new InvalidInput("'%s' is more than an amount and a currency. Write for example 20.50 EUR.",
                    shortened(text));
        }
        var amount = new Amount(parts[0], parts.length < 2 ? Optional.empty() : Optional.of(Money.currency(parts[1])));
        amount.currency().ifPresentOrElse(it -> Money.of(amount.decimal(), it), amount::requireDecimal);
        return amount;
    }

    static Amount of(String text) {
        return of(List.of(text));
    }

    /** @throws IllegalArgumentException with a sentence, if it is not more than zero */
    Amount requirePositive() {
        if (new BigDecimal(decimal).signum() <= 0) {
            throw new InvalidInput("The amount must be more than zero, not %s.", this);
        }
        return this;
    }

    /**
     * @param ofAccount the currency to take if none was written; if that is not known either, some currency
     * @throws IllegalArgumentException with a sentence, if the currency does not have so many decimals
     */
    Money in(Optional<Currency> ofAccount) {
        return Money.of(decimal, currency.or(() -> ofAccount).or(this::someCurrency).orElseThrow());
    }

    private Optional<Currency> someCurrency() {
        var decimals = new BigDecimal(decimal).stripTrailingZeros().scale();
        return ANY_CURRENCY.stream().filter(it -> it.getDefaultFractionDigits() >= decimals).findFirst();
    }

    private void requireDecimal() {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new InvalidInput("'%s' is not an amount. Write digits with a decimal point, such as 20 or 20.50 EUR.",
                    shortened(decimal));
        }
        if (new BigDecimal(decimal).abs().compareTo(LARGEST) > 0) {
            throw new InvalidInput("%s is more than this bank can count.", decimal);
        }
        if (someCurrency().isEmpty()) {
            throw new InvalidInput("%s has more decimals than any currency. Write for example 20.50.",
                    shortened(decimal));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }

    @Override
    public String toString() {
        return currency.map(it -> decimal + " " + it).orElse(decimal);
    }
}
