package bank.eventsourced.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An exact amount of one currency: a whole number of its minor units (cents, fils; yen have none).
 *
 * <p>The number of decimals is the currency's own, as ISO 4217 states it: JPY 0, EUR 2, KWD 3. Amounts may be negative;
 * those in commands are positive. Immutable.
 *
 * @param minorUnits the amount in minor units, the full range of a {@code long}
 * @param currency   an ISO 4217 currency that has minor units defined (funds and test codes such as XXX have none)
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");
    private static final int LONGEST_AMOUNT = 64;

    public Money {
        requireMinorUnits(currency);
    }

    /** Nothing, in this currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a plain decimal such as {@code 20}, {@code 20.50} or {@code -3.00}.
     *
     * @throws InvalidMoney if the text is no plain decimal, has more decimals than the currency, or is too large; an
     *                      amount is never rounded
     */
    public static Money of(String amount, Currency currency) {
        requireMinorUnits(currency);
        var text = amount.strip();
        if (text.length() > LONGEST_AMOUNT || !DECIMAL.matcher(text).matches()) {
            throw new InvalidMoney("'%s' is not an amount. Write digits with a decimal point, such as 20 or %s.",
                    shortened(text), example(currency));
        }
        var decimals = currency.getDefaultFractionDigits();
        var exact = new BigDecimal(text).stripTrailingZeros();
        if (exact.scale() > decimals) {
            throw new InvalidMoney("%s %s has more decimals than %s allows (%s). Write for example %s.", text,
                    currency, currency, decimals, example(currency));
        }
        try {
            return new Money(exact.movePointRight(decimals).longValueExact(), currency);
        } catch (ArithmeticException tooLarge) {
            throw new InvalidMoney("%s %s is more than this bank can count.", text, currency);
        }
    }

    /**
     * Reads an amount with its currency, such as {@code 20.50 EUR}; the inverse of {@link #toString()}.
     *
     * @throws InvalidMoney as {@link #of(String, Currency)} and {@link #currency(String)} do
     */
    public static Money parse(String amountAndCurrency) {
        var text = amountAndCurrency.strip();
        var gap = text.lastIndexOf(' ');
        if (gap < 0) {
            throw new InvalidMoney("'%s' has no currency. Write for example 20.50 EUR.", shortened(text));
        }
        return of(text.substring(0, gap), currency(text.substring(gap + 1)));
    }

    /**
     * The currency of an ISO 4217 code.
     *
     * @throws InvalidMoney if there is no such code or it has no minor units
     */
    public static Currency currency(String code) {
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidMoney("'%s' is not a currency. Write an ISO 4217 code such as EUR, CZK or JPY.",
                    shortened(code));
        }
        requireMinorUnits(currency);
        return currency;
    }

    /** @throws ArithmeticException if the sum overflows or the currencies differ */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /** @throws ArithmeticException if the difference overflows or the currencies differ */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    /** @throws ArithmeticException if the result overflows */
    public Money negated() {
        return new Money(Math.negateExact(minorUnits), currency);
    }

    public boolean isZero() {
        return minorUnits == 0;
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    public boolean isNegative() {
        return minorUnits < 0;
    }

    /** @throws ArithmeticException if the currencies differ: there is no order between them */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    /** The amount with exactly the decimals of its currency. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    /** The amount as plain decimal text without currency, such as {@code 20.50}. */
    public String decimal() {
        return amount().toPlainString();
    }

    /** Amount and currency, such as {@code 20.50 EUR}. */
    @Override
    public String toString() {
        return decimal() + " " + currency.getCurrencyCode();
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new ArithmeticException("%s and %s are different currencies".formatted(this, other));
        }
    }

    private static void requireMinorUnits(Currency currency) {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidMoney(
                    "'%s' is no currency that accounts can be kept in. Write a code such as EUR, CZK or JPY.",
                    currency);
        }
    }

    private static String example(Currency currency) {
        return BigDecimal.valueOf(2050, currency.getDefaultFractionDigits()).toPlainString();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_AMOUNT ? text : text.substring(0, LONGEST_AMOUNT) + "…";
    }
}
